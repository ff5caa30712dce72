import Foundation

/// A reminder that is due, for one recipient, with what the decision looks at.
package struct DueReminder: Hashable, Sendable {
    package var planned: PlannedReminder
    package var event: Event
    package var rule: ReminderRule
    package var recipient: Recipient
    /// Under which the ledger has it, where that is another of the recipient's keys than the one that names them.
    package var keptUnder: PersonID?
    /// Why it has waited until now, as the ledger has it; nil where it falls due just now.
    package var heldFor: String?
    /// What has held it until now.
    package var heldBy: HoldReason.Kind?
    /// When the night ended that held it; nil where none did.
    package var nightEnd: Date?

    package init(
        planned: PlannedReminder, event: Event, rule: ReminderRule, recipient: Recipient, heldFor: String? = nil
    ) {
        self.planned = planned
        self.event = event
        self.rule = rule
        self.recipient = recipient
        self.heldFor = heldFor
    }

    /// Under which the ledger has it, or will.
    package func key(in seminar: Identifier) -> ReminderKey {
        planned.key(in: seminar, for: keptUnder ?? recipient.person)
    }

    /// Under which the ledger may have that the recipient was told.
    package func keys(in seminar: Identifier) -> [ReminderKey] {
        recipient.keys.map { planned.key(in: seminar, for: $0) }
    }
}

/// Whether a reminder that is due goes out: a pure function of timeline, roster, ledger and `now`.
package struct ReminderDecider: Sendable {
    private let seminar: Seminar
    private let isPaused: Bool
    private let silences: [Silence]

    /// - Parameter silences: those of the seminar; also ones that are over.
    package init(_ seminar: Seminar, isPaused: Bool = false, silences: [Silence] = []) {
        self.seminar = seminar
        self.isPaused = isPaused
        self.silences = silences
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
        return silencedHold(of: reminder, at: now) ?? quietHold(of: reminder, at: now) ?? .send
    }

    private func refusal(of recipient: Recipient, _ reminder: DueReminder) -> SkipReason? {
        guard case .participant(let participant) = recipient else { return nil }
        if participant.leftAt != nil { return .left }
        if participant.optedOutAt != nil { return .optedOut }
        if reminder.planned.due < participant.enrolledAt { return .beforeEnrolment }
        guard let obligation = reminder.event.obligation, reminder.rule.recipients == .owing else { return nil }
        return participant.done.contains(obligation) ? .obligationDone(obligation) : nil
    }

    /// Other than for quiet hours, somebody has said that it is not to go out: it rather ends than slips through.
    private func silencedHold(of reminder: DueReminder, at now: Date) -> ReminderDecision? {
        silences.holding(reminder.event.id, for: reminder.recipient.keys, at: now).map { silence in
            .hold(
                until: min(silence.until, reminder.planned.usefulUntil),
                .silenced(silence.description(in: seminar.zone)))
        }
    }

    /// A hold that would outlast the use of the reminder is none: it goes out at once.
    private func quietHold(of reminder: DueReminder, at now: Date) -> ReminderDecision? {
        guard let quiet = seminar.quietHours?.span(around: now, in: seminar.zone) else { return nil }
        guard quiet.upperBound < reminder.planned.usefulUntil else { return nil }
        return .hold(until: quiet.upperBound, .quietHours)
    }
}

extension ReminderDecider {
    /// The decisions over all that one person is due in one tick: of several reminders of the same event that were
    /// missed only the latest goes out, and of those that fall due at one moment one for each occurrence.
    ///
    /// What a night has held was not missed: it all falls due at its end. Else whoever is reminded twelve hours before
    /// would never hear of the first of two meetings in one day.
    package func decisions(
        for reminders: [DueReminder], isRecorded: (ReminderKey) -> Bool, at now: Date
    ) -> [(reminder: DueReminder, decision: ReminderDecision)] {
        var seen: Set<ReminderKey> = []
        let decided = reminders.map { reminder in
            let keys = reminder.keys(in: seminar.id)
            let decision = decision(for: reminder, isRecorded: keys.contains(where: isRecorded), at: now)
            // Two rows that became one person may both have it planned or waiting.
            let isRepeated = !seen.insert(keys[0]).inserted
            return (reminder: reminder, decision: isRepeated ? .skip(.alreadyRecorded) : decision)
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
            let known = latest[event]?.values.first?.fellDue ?? .distantPast
            if known > reminder.fellDue { continue }
            if known < reminder.fellDue { latest[event] = [:] }
            let occurrence = reminder.item.occurrence(in: seminar.zone)
            let rival = latest[event]?[occurrence]
            if rival.map({ isLater(reminder, than: $0) }) ?? true { latest[event, default: [:]][occurrence] = reminder }
        }
        return latest
    }

    /// A total order, so that what is chosen does not depend on what was looked at first.
    private func isLater(_ one: DueReminder, than other: DueReminder) -> Bool {
        (one.planned.due, one.planned.usefulUntil, one.planned.rule)
            > (other.planned.due, other.planned.usefulUntil, other.planned.rule)
    }
}

extension DueReminder {
    /// By which the latest is told: when it fell due, or when the night that held it ended.
    fileprivate var fellDue: Date { nightEnd ?? planned.due }
}
