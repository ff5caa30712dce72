import ControlAPI
import Foundation
import SeminarCore
import Synchronization

/// What `status` found in timelines, plans and rosters, kept as long as it would find the same: while thousands of mails
/// go out somebody may ask every second, and rosters are long.
final class StatusMemory: Sendable {
    struct Findings: Sendable {
        var enrolled: [Identifier: Int]
        var events: [UpcomingEntry]
        var reminders: [ReminderEntry]
        /// Until when they hold if nothing is written: then something that they show is over.
        var end: Date
    }

    /// What they were made of.
    struct Basis: Hashable, Sendable {
        /// Of the state.
        var generation: Int
        /// Of the catalog.
        var revision: Int
    }

    private struct Kept: Sendable {
        var basis: Basis
        var made: Date
        var findings: Findings
    }

    private let kept = Mutex<Kept?>(nil)

    /// Nil where they have to be made.
    func findings(on basis: Basis, at now: Date) -> Findings? {
        kept.withLock { kept in
            guard let kept, kept.basis == basis, kept.made <= now, now < kept.findings.end else { return nil }
            return kept.findings
        }
    }

    func keep(_ findings: Findings, on basis: Basis, at now: Date) {
        kept.withLock { $0 = Kept(basis: basis, made: now, findings: findings) }
    }
}
