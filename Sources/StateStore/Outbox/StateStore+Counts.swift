import Foundation
import GRDB
import SeminarCore

/// What `status` asks for: counted in indices, so that a long outbox costs no more than a short one's few rows.
extension StateStore {
    /// How many mails are in each state, those with none included.
    package func countsByState() throws(StateStoreError) -> [DeliveryState: Int] {
        let none = Dictionary(uniqueKeysWithValues: DeliveryState.allCases.map { ($0, 0) })
        return try read { db in
            let counts: [(DeliveryState, Int)] = try db.values(
                "SELECT state, COUNT(*) AS mails FROM outbox GROUP BY state"
            ) { (try $0.word("state"), try $0.value("mails")) }
            return none.merging(counts) { _, counted in counted }
        }
    }

    /// How many mails are in a final state that they came to after `instant`.
    package func count(finishedAs state: DeliveryState, after instant: Date) throws(StateStoreError) -> Int {
        try read { db in
            try db.scalar(
                "SELECT COUNT(*) FROM outbox WHERE state = ? AND finished_at > ?",
                [state.rawValue, instant.nanoseconds]) ?? 0
        }
    }

    /// How many mails wait for an attempt that were due before `instant`.
    package func count(waitingSince instant: Date) throws(StateStoreError) -> Int {
        try read { db in
            try db.scalar(
                "SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'deferred') AND due < ?",
                [instant.nanoseconds]) ?? 0
        }
    }

    /// How many of a seminar's reminders were found to be too late after `instant`.
    package func count(staleRemindersOf seminar: Identifier, after instant: Date) throws(StateStoreError) -> Int {
        try read { db in
            try db.scalar(
                "SELECT COUNT(*) FROM ledger WHERE state = 'stale' AND seminar = ? AND decided_at > ?",
                [seminar.text, instant.nanoseconds]) ?? 0
        }
    }
}
