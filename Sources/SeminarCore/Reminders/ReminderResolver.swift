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
        return rule.recipients.members(of: seminar, roster: roster).map { recipient in
            DueReminder(planned: planned, event: event, rule: rule, recipient: recipient)
        }
    }

    /// The reminder that an entry of the ledger stands for, or why there is none any more.
    ///
    /// It fell due when the entry says: a seminar that became active within quiet hours is planned otherwise by now.
    package func reminder(for entry: LedgerEntry) -> Result<DueReminder, SkipReason> {
        reminder(for: entry.key).map { found in
            var reminder = found
            reminder.planned.due = entry.due
            return reminder
        }
    }

    /// The reminder that a key of the ledger stands for, as it would be planned now.
    package func reminder(for key: ReminderKey) -> Result<DueReminder, SkipReason> {
        if key.isWelcome { return welcome(of: key.person) }
        guard let event = seminar.event(key.event) else { return .failure(.eventGone) }
        guard let rule = event.rule(key.rule) else { return .failure(.ruleGone) }
        guard let anchor = AnchorPoint(key.occurrence), has(event, anchor, rule) else { return .failure(.eventMoved) }
        let members = rule.recipients.members(of: seminar, roster: roster)
        guard let recipient = members.first(where: { $0.person == key.person }) else {
            return .failure(.noLongerRecipient)
        }
        let planned = planner.plan(rule, of: event, at: anchor)
        return .success(DueReminder(planned: planned, event: event, rule: rule, recipient: recipient))
    }

    private func welcome(of person: PersonID) -> Result<DueReminder, SkipReason> {
        guard seminar.welcome else { return .failure(.ruleGone) }
        let members = Recipients.enrolled.members(of: seminar, roster: roster)
        guard case .participant(let participant)? = members.first(where: { $0.person == person }) else {
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
