import Foundation

/// A reminder that is due, for one recipient, with what the decision looks at.
package struct DueReminder: Hashable, Sendable {
    package var planned: PlannedReminder
    package var event: Event
    package var rule: ReminderRule
    package var recipient: Recipient

    package init(planned: PlannedReminder, event: Event, rule: ReminderRule, recipient: Recipient) {
        self.planned = planned
        self.event = event
        self.rule = rule
        self.recipient = recipient
    }
}

/// Whether a reminder that is due goes out: a pure function of timeline, roster, ledger and `now`.
package struct ReminderDecider: Sendable {
    private let seminar: Seminar
    private let isPaused: Bool

    package init(_ seminar: Seminar, isPaused: Bool = false) {
        self.seminar = seminar
        self.isPaused = isPaused
    }

    /// `isRecorded` says that the ledger has a final entry for the reminder's key.
    package func decision(
        for reminder: DueReminder, isRecorded: Bool, at now: Date
    ) -> ReminderDecision {
        if isRecorded { return .skip(.alreadyRecorded) }
        if reminder.event.isCancelled { return .skip(.eventCancelled) }
        if let reason = refusal(of: reminder.recipient, reminder) { return .skip(reason) }
        if now >= reminder.planned.usefulUntil { return .stale(since: reminder.planned.usefulUntil) }
        if isPaused { return .hold(until: reminder.planned.usefulUntil, .paused) }
        return quietHold(of: reminder, at: now) ?? .send
    }

    private func refusal(of recipient: Recipient, _ reminder: DueReminder) -> SkipReason? {
        guard case .participant(let participant) = recipient else { return nil }
        if participant.leftAt != nil { return .left }
        if participant.optedOutAt != nil { return .optedOut }
        if reminder.planned.due < participant.enrolledAt { return .beforeEnrolment }
        guard let obligation = reminder.event.obligation, reminder.rule.recipients == .owing else { return nil }
        return participant.done.contains(obligation) ? .obligationDone(obligation) : nil
    }

    /// A hold that would outlast the use of the reminder is none: it goes out at once.
    private func quietHold(of reminder: DueReminder, at now: Date) -> ReminderDecision? {
        guard let quiet = seminar.quietHours?.span(around: now, in: seminar.zone) else { return nil }
        guard quiet.upperBound < reminder.planned.usefulUntil else { return nil }
        return .hold(until: quiet.upperBound, .quietHours)
    }
}

extension ReminderDecider {
    /// The decisions over all that one person is due in one tick: of several reminders of the same event only the
    /// latest goes out, and of those that fall due at one moment one for each occurrence.
    package func decisions(
        for reminders: [DueReminder], isRecorded: (ReminderKey) -> Bool, at now: Date
    ) -> [(reminder: DueReminder, decision: ReminderDecision)] {
        let decided = reminders.map { reminder in
            let key = reminder.planned.key(in: seminar.id, for: reminder.recipient.person)
            return (reminder: reminder, decision: decision(for: reminder, isRecorded: isRecorded(key), at: now))
        }
        let latest = latestToSend(decided.filter { $0.decision == .send }.map(\.reminder))
        return decided.map { reminder, decision in
            guard decision == .send, let chosen = latest[reminder.event.id], !chosen.values.contains(reminder),
                let first = chosen.values.min(by: { $0.planned.anchor < $1.planned.anchor })
            else { return (reminder, decision) }
            return (reminder, .skip(.superseded(by: first.rule.moment.description)))
        }
    }

    /// By event and occurrence.
    private func latestToSend(_ reminders: [DueReminder]) -> [Identifier: [Occurrence?: DueReminder]] {
        var latest: [Identifier: [Occurrence?: DueReminder]] = [:]
        for reminder in reminders {
            let event = reminder.event.id
            let known = latest[event]?.values.first?.planned.due ?? .distantPast
            if known > reminder.planned.due { continue }
            if known < reminder.planned.due { latest[event] = [:] }
            let occurrence = reminder.item.occurrence(in: seminar.zone)
            let rival = latest[event]?[occurrence]
            if rival.map({ isUsefulLonger(reminder, than: $0) }) ?? true {
                latest[event, default: [:]][occurrence] = reminder
            }
        }
        return latest
    }

    /// A total order, so that what is chosen does not depend on what was looked at first.
    private func isUsefulLonger(_ one: DueReminder, than other: DueReminder) -> Bool {
        (one.planned.usefulUntil, one.planned.rule) > (other.planned.usefulUntil, other.planned.rule)
    }
}
