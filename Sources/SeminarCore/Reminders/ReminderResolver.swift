import CivilTime

/// Finds what a reminder's key means in the timeline and roster as they stand now.
package struct ReminderResolver: Sendable {
    private let seminar: Seminar
    private let roster: [Participant]
    private let planner: ReminderPlanner

    package init(_ seminar: Seminar, roster: [Participant]) {
        self.seminar = seminar
        self.roster = roster
        planner = ReminderPlanner(seminar)
    }

    /// Who a planned reminder concerns, whatever will be decided about each.
    package func reminders(_ planned: PlannedReminder) -> [DueReminder] {
        guard let event = seminar.event(planned.event), let rule = event.rule(planned.rule) else { return [] }
        return rule.recipients.members(of: seminar, roster: roster).compactMap { recipient in
            reminder(planned, event, rule, to: recipient)
        }
    }

    /// Nil for somebody whose date is another.
    private func reminder(
        _ planned: PlannedReminder, _ event: Event, _ rule: ReminderRule, to recipient: Recipient
    ) -> DueReminder? {
        guard planned.person.map(recipient.keys.contains) ?? true else { return nil }
        let own = event.asSeen(by: recipient, in: seminar.zone)
        guard own != event else {
            guard planned.person == nil else { return nil }
            return DueReminder(planned: planned, event: event, rule: rule, recipient: recipient)
        }
        guard has(own, planned.anchor, rule) else { return nil }
        // What opens for everybody at once closes later for this person, and is of use until then.
        var reminder = planned
        reminder.usefulUntil = planner.plan(rule, of: own, at: planned.anchor).usefulUntil
        return DueReminder(planned: reminder, event: own, rule: rule, recipient: recipient)
    }

    /// The reminder that an entry of the ledger stands for, or why there is none any more.
    ///
    /// It fell due when the entry says: a seminar that became active within quiet hours is planned otherwise by now.
    package func reminder(for entry: LedgerEntry) -> Result<DueReminder, SkipReason> {
        reminder(for: entry.key).map { found in
            var reminder = found
            reminder.planned.due = entry.due
            if entry.key.person != reminder.recipient.person { reminder.keptUnder = entry.key.person }
            if entry.state == .held { (reminder.heldFor, reminder.heldBy) = (entry.reason, entry.heldBy) }
            if reminder.heldBy == .quietHours { reminder.nightEnd = entry.holdUntil }
            return reminder
        }
    }

    /// The reminder that a key of the ledger stands for, as it would be planned now.
    package func reminder(for key: ReminderKey) -> Result<DueReminder, SkipReason> {
        if key.isWelcome { return welcome(of: key.person) }
        guard let event = seminar.event(key.event) else { return .failure(.eventGone) }
        guard let rule = event.rule(key.rule) else { return .failure(.ruleGone) }
        guard let anchor = AnchorPoint(key.occurrence) else { return .failure(.eventMoved) }
        let members = rule.recipients.members(of: seminar, roster: roster)
        let recipient = members.first { $0.keys.contains(key.person) }
        let own = recipient.map { event.asSeen(by: $0, in: seminar.zone) } ?? event
        guard has(own, anchor, rule) else { return .failure(own == event ? .eventMoved : .ownDate) }
        guard let recipient else { return .failure(.noLongerRecipient) }
        let planned = planner.plan(rule, of: own, at: anchor)
        return .success(DueReminder(planned: planned, event: own, rule: rule, recipient: recipient))
    }

    private func welcome(of person: PersonID) -> Result<DueReminder, SkipReason> {
        guard seminar.welcome else { return .failure(.ruleGone) }
        let members = Recipients.enrolled.members(of: seminar, roster: roster)
        guard case .participant(let participant)? = members.first(where: { $0.keys.contains(person) }) else {
            return .failure(.noLongerRecipient)
        }
        return .success(
            Welcome(seminar).reminder(to: .participant(participant), enrolledAt: participant.enrolledAt))
    }

    private func has(_ event: Event, _ anchor: AnchorPoint, _ rule: ReminderRule) -> Bool {
        event.schedule.points(of: rule.moment.anchor, in: seminar.zone, from: anchor.date.adding(days: -1))
            .prefix { $0 <= anchor }.contains(anchor)
    }
}

extension SkipReason: Error {}

extension Event {
    /// The rule of that identity.
    package func rule(_ identity: String) -> ReminderRule? { reminders.first { $0.identity == identity } }
}
