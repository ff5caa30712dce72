import Foundation
import GRDB
import SeminarCore

/// What `status` asks for: kept as sums, or counted in indices among the few rows that it is about.
extension StateStore {
    /// How many mails are in each state, those with none included.
    package func countsByState() throws(StateStoreError) -> [DeliveryState: Int] {
        let none = Dictionary(uniqueKeysWithValues: DeliveryState.allCases.map { ($0, 0) })
        return try read { db in
            let counts: [(DeliveryState, Int)] = try db.values("SELECT state, mails FROM outbox_count") {
                (try $0.word("state"), try $0.value("mails"))
            }
            return none.merging(counts) { _, counted in counted }
        }
    }

    /// How many mails are in a final state that they came to after `instant`; counted no further than one beyond
    /// `limit`.
    package func count(
        finishedAs state: DeliveryState, after instant: Date, upTo limit: Int
    ) throws(StateStoreError) -> Int {
        try read { db in
            try db.scalar(
                """
                SELECT COUNT(*) FROM (SELECT 1 FROM outbox WHERE state = ? AND finished_at > ? LIMIT ?)
                """, [state.rawValue, instant.nanoseconds, limit + 1]) ?? 0
        }
    }

    /// How many mails wait for an attempt that were due before `instant`; counted no further than one beyond `limit`.
    package func count(waitingSince instant: Date, upTo limit: Int) throws(StateStoreError) -> Int {
        try read { db in
            try db.scalar(
                """
                SELECT COUNT(*) FROM (
                    SELECT 1 FROM outbox WHERE state IN ('queued', 'deferred') AND due < ? LIMIT ?
                )
                """, [instant.nanoseconds, limit + 1]) ?? 0
        }
    }

    /// How many reminders of each seminar were found to be too late after `instant`, but for those that a silence held:
    /// that was decided. Those without any are left out.
    package func staleReminders(after instant: Date) throws(StateStoreError) -> [Identifier: Int] {
        let counts = try read { db in
            try db.values(
                """
                SELECT seminar, COUNT(*) AS reminders FROM ledger WHERE state = 'stale' AND decided_at > ?
                AND held_by IS NOT 'silence' GROUP BY seminar
                """, [instant.nanoseconds]
            ) { (try $0.identifier("seminar"), try $0.value("reminders") as Int) }
        }
        return Dictionary(counts) { first, _ in first }
    }

    /// How many people of each roster are enrolled, as ``participants(of:)`` would find them one by one: rows with one
    /// address are one person.
    ///
    /// The file's rows, which have an address each, are counted in an index; the few whom a command concerns are taken
    /// out there, and put in as the command has them, unless another row has that address already.
    package func enrolled() throws(StateStoreError) -> [Identifier: Int] {
        let counts = try read { db in
            try db.values(
                """
                WITH gone AS (
                    SELECT seminar, person FROM departure
                    UNION SELECT departure.seminar, former_key.person FROM departure
                    JOIN former_key ON former_key.seminar = departure.seminar AND former_key.key = departure.person
                )
                SELECT seminar, SUM(rows) AS rows FROM (
                    SELECT seminar, COUNT(*) AS rows FROM roster WHERE layer = 0 AND left_at IS NULL GROUP BY seminar
                    UNION ALL
                    SELECT seminar, -1 FROM roster
                    WHERE layer = 0 AND left_at IS NULL AND (seminar, person) IN (
                        SELECT seminar, person FROM gone UNION SELECT seminar, person FROM roster WHERE layer = 1
                    )
                    UNION ALL
                    SELECT seminar, 1 FROM roster AS added
                    WHERE layer = 1 AND left_at IS NULL AND (seminar, person) NOT IN gone
                        AND NOT EXISTS (
                            SELECT 1 FROM roster AS other
                            WHERE other.seminar = added.seminar AND other.email = added.email COLLATE NOCASE
                                AND other.left_at IS NULL
                                AND (other.seminar, other.person) NOT IN gone
                                AND CASE other.layer WHEN 1 THEN other.person < added.person ELSE
                                    (other.seminar, other.person)
                                    NOT IN (SELECT seminar, person FROM roster WHERE layer = 1) END
                        )
                ) GROUP BY seminar
                """
            ) { (try $0.identifier("seminar"), try $0.value("rows") as Int) }
        }
        return Dictionary(counts) { first, _ in first }
    }
}
