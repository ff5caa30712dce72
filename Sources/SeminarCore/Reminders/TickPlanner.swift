import Foundation

/// What is to be done for one seminar in one tick: the pure middle between reading the state and committing.
package struct TickPlanner: Sendable {
    private let seminar: Seminar
    private let now: Date
    private let decider: ReminderDecider

    package init(_ seminar: Seminar, at now: Date, isPaused: Bool = false, silences: [Silence] = []) {
        self.seminar = seminar
        self.now = now
        decider = ReminderDecider(seminar, isPaused: isPaused, silences: silences)
    }

    /// All that has fallen due by `now` of the rules whose next moments are `due`, and where each rule stands then.
    package func fallen(due: [PlannedReminder]) -> (reminders: [PlannedReminder], advances: [TickPlan.Advance]) {
        let planner = ReminderPlanner(seminar)
        var reminders: [PlannedReminder] = []
        var advances: [TickPlan.Advance] = []
        for planned in due where planned.due <= now {
            var next: PlannedReminder?
            if planned.person != nil {
                // A deadline or days: what can be put off falls due once.
                reminders.append(planned)
            } else if let event = seminar.event(planned.event), let rule = event.rule(planned.rule) {
                let cursor = ReminderPlanner.Cursor(due: planned.due, anchor: planned.anchor)
                let missed = planner.due(rule, of: event, after: cursor, through: now)
                reminders += [planned] + missed.due
                next = missed.next
            }
            advances.append(
                TickPlan.Advance(
                    seminar: seminar.id, event: planned.event, rule: planned.rule, person: planned.person, next: next))
        }
        return (reminders, advances)
    }

    /// All that the tick decides about: what has fallen due for whom, and what was held until now.
    package func agenda(due: [PlannedReminder], held: [LedgerEntry], roster: [Participant]) -> TickAgenda {
        let resolver = ReminderResolver(seminar, roster: roster)
        let fallen = fallen(due: due)
        var agenda = TickAgenda(
            seminar: seminar.id, reminders: fallen.reminders.flatMap(resolver.reminders), advances: fallen.advances)
        for entry in held {
            switch resolver.reminder(for: entry) {
            case .success(let reminder): agenda.reminders.append(reminder)
            case .failure(let reason): agenda.gone.append(entry.following(.skip(reason), at: now))
            }
        }
        return agenda
    }

    /// Decides about everything on the agenda, where `isRecorded` says which of its keys the ledger has as told.
    package func plan(_ agenda: TickAgenda, isRecorded: (ReminderKey) -> Bool) -> TickPlan {
        var plan = plan(agenda.reminders, advances: agenda.advances, isRecorded: isRecorded)
        plan.entries += agenda.gone
        return plan
    }

    /// Decides about every reminder, and makes one mail a person of what goes out.
    package func plan(
        _ reminders: [DueReminder], advances: [TickPlan.Advance], isRecorded: (ReminderKey) -> Bool
    ) -> TickPlan {
        var plan = TickPlan(now: now, advances: advances)
        for person in inOrder(reminders) {
            let decided = decider.decisions(for: person, isRecorded: isRecorded, at: now)
            plan.entries += decided.compactMap { entry(for: $0.reminder, $0.decision) }
            let sent = decided.filter { $0.decision == .send }.map(\.reminder)
            if let mail = mail(of: sent) { plan.mails.append(mail) }
        }
        return plan
    }

    /// Grouped by person, in the order in which they first appear: an organiser who takes part is one person too,
    /// whatever the roster's id says.
    private func inOrder(_ reminders: [DueReminder]) -> [[DueReminder]] {
        var groups: [EmailAddress: [DueReminder]] = [:]
        var order: [EmailAddress] = []
        for reminder in reminders {
            let person = reminder.recipient.email
            if groups[person] == nil { order.append(person) }
            groups[person, default: []].append(reminder)
        }
        return order.compactMap { groups[$0] }
    }

    private func entry(for reminder: DueReminder, _ decision: ReminderDecision) -> LedgerEntry? {
        switch decision {
        case .send: nil
        // What was held has an entry of its own, which is not to be looked at for ever.
        case .skip(.alreadyRecorded) where reminder.heldFor == nil: nil
        case .skip(let reason): entry(for: reminder, .skipped, reason.description)
        case .stale: entry(for: reminder, .stale, staleReason(of: reminder), heldBy: reminder.heldBy)
        case .hold(let until, let reason):
            entry(for: reminder, .held, reason.description, until: until, heldBy: reason.kind)
        }
    }

    private func staleReason(of reminder: DueReminder) -> String {
        "no longer useful when it could be sent" + (reminder.heldFor.map { "; it was held: \($0)" } ?? "")
    }

    private func entry(
        for reminder: DueReminder, _ state: LedgerEntry.State, _ reason: String, until holdUntil: Date? = nil,
        heldBy: HoldReason.Kind? = nil
    ) -> LedgerEntry {
        LedgerEntry(
            key: reminder.key(in: seminar.id), due: reminder.planned.due,
            usefulUntil: reminder.planned.usefulUntil, state: state, reason: reason, decidedAt: now,
            holdUntil: holdUntil, heldBy: heldBy)
    }

    private func mail(of reminders: [DueReminder]) -> TickPlan.Mail? {
        guard let recipient = reminders.recipient else { return nil }
        let urgent = reminders.sorted { urgency(of: $0) < urgency(of: $1) }
        let entries = urgent.map { entry(for: $0, .mailed, $0.reason) }
        return TickPlan.Mail(
            seminar: seminar.id, recipient: recipient, entries: entries,
            due: entries.map(\.due).min() ?? now, usefulUntil: entries.map(\.usefulUntil).max() ?? now)
    }

    private func urgency(of reminder: DueReminder) -> Urgency {
        Urgency(instant: reminder.item.urgency(in: seminar.zone), event: reminder.event.id)
    }
}

/// A total order, so that the same reminders stand in the same order everywhere.
private struct Urgency: Comparable {
    var instant: Date
    var event: Identifier

    static func < (one: Urgency, other: Urgency) -> Bool {
        one.instant == other.instant ? one.event < other.event : one.instant < other.instant
    }
}

extension [DueReminder] {
    /// Whom a mail with these goes to: as a participant, where they concern somebody as that and as an organiser.
    package var recipient: Recipient? {
        map(\.recipient).first { if case .participant = $0 { true } else { false } } ?? first?.recipient
    }
}

extension DueReminder {
    package var item: ReminderItem { ReminderItem(event: event, rule: rule, planned: planned) }
}
