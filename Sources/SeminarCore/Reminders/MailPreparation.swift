import Foundation

/// What becomes of a waiting mail when its turn comes: everything in it is looked at once more.
package enum MailPreparation {
    /// Reminders that are still to be sent, in the order of the mail, and what becomes of the others.
    case send([DueReminder], dropping: [LedgerEntry])
    case wait(until: Date, reason: String)
    /// Nothing in it will be sent; with what became of each reminder.
    case end(DeliveryState, reason: String, [LedgerEntry])

    /// Looks at the reminders of a mail as they stand at `now`.
    ///
    /// - Parameter told: those that another mail tells the same person: its rows were two when the mails were made.
    package init(
        _ entries: [LedgerEntry], told: Set<ReminderKey> = [], resolver: ReminderResolver, decider: ReminderDecider,
        at now: Date
    ) {
        var sent: [DueReminder] = []
        var others: [LedgerEntry] = []
        for entry in entries {
            switch resolver.reminder(for: entry) {
            case .failure(let reason):
                others.append(entry.following(.skip(reason), at: now))
            case .success(let reminder):
                let decision = decider.decision(
                    for: reminder, isRecorded: told.contains(entry.key), at: now)
                if decision == .send {
                    sent.append(reminder)
                } else {
                    others.append(entry.following(decision, at: now))
                }
            }
        }
        self = sent.isEmpty ? Self.unsent(others) : .send(sent, dropping: others)
    }

    /// A mail in which nothing is to be sent now: one hold keeps it, else it has ended.
    private static func unsent(_ entries: [LedgerEntry]) -> MailPreparation {
        let held = entries.compactMap { entry in entry.holdUntil.map { (until: $0, reason: entry.reason) } }
        if let first = held.min(by: { $0.until < $1.until }) { return .wait(until: first.until, reason: first.reason) }
        if let stale = entries.first(where: { $0.state == .stale }) {
            return .end(.stale, reason: stale.reason, entries)
        }
        return .end(.cancelled, reason: entries.first?.reason ?? "nothing in it is owed any more", entries)
    }
}

extension LedgerEntry {
    /// The entry of a reminder about which has been decided anew; not for one that is sent.
    package func following(_ decision: ReminderDecision, at now: Date) -> LedgerEntry {
        var entry = self
        entry.decidedAt = now
        entry.reason = decision.reason ?? reason
        entry.holdUntil = nil
        switch decision {
        case .send: break
        case .hold(let until, let reason):
            entry.state = .held
            entry.heldBy = reason.kind
            entry.holdUntil = until
        case .skip: entry.state = .skipped
        case .stale: entry.state = .stale
        }
        entry.mail = nil
        return entry
    }
}
