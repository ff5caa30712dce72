import Foundation

/// What becomes of reminders that were not sent to somebody for a reason that no longer holds: what was done is not
/// done after all, or who wanted no reminders wants them again.
package enum Reopening {
    /// Those of one person's ledger that are worth deciding about once more, to be looked at from `now` on. Of several
    /// for one event the decision then sends the latest alone.
    ///
    /// What is no longer useful is not among them, nor what is older than a reminder of the same event that was sent:
    /// nobody hears less urgent news of it afterwards. To have been told of a change is to have been reminded of
    /// nothing.
    ///
    /// - Parameters:
    ///   - recorded: which of them went out or still will; what else is in a mail was given up with it.
    ///   - resolver: of the seminar as it is now, which may have other uses for it than the ledger knows; nil where it
    ///     cannot be read.
    package static func entries(
        of ledger: [LedgerEntry], skippedFor reason: SkipReason, recorded: Set<ReminderKey>,
        resolver: ReminderResolver?, at now: Date
    ) -> [LedgerEntry] {
        var lastSent: [Identifier: Date] = [:]
        for entry in ledger where recorded.contains(entry.key) && !entry.key.isNotice {
            lastSent[entry.key.event] = max(entry.due, lastSent[entry.key.event] ?? .distantPast)
        }
        return ledger.filter { entry in
            guard !recorded.contains(entry.key), now < usefulUntil(entry, resolver),
                entry.due >= lastSent[entry.key.event] ?? .distantPast
            else { return false }
            switch entry.state {
            case .skipped, .mailed: return entry.reason == reason.description
            case .held, .stale: return false
            }
        }.map { $0.reopened(at: now) }
    }

    /// What stands for nothing any more is of no use.
    private static func usefulUntil(_ entry: LedgerEntry, _ resolver: ReminderResolver?) -> Date {
        guard let resolver else { return entry.usefulUntil }
        return (try? resolver.reminder(for: entry).get())?.planned.usefulUntil ?? .distantPast
    }
}

extension LedgerEntry {
    fileprivate func reopened(at now: Date) -> LedgerEntry {
        var entry = self
        (entry.state, entry.mail) = (.held, nil)
        (entry.decidedAt, entry.holdUntil) = (now, now)
        (entry.reason, entry.heldBy) = ("to be decided anew", nil)
        return entry
    }
}
