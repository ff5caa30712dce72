import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// What the ledger has of these keys.
    package func entries(for keys: [ReminderKey]) throws(StateStoreError) -> [ReminderKey: LedgerEntry] {
        try read { db in
            let entries = try keys.compactMap { try db.entry(for: $0) }
            return Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
        }
    }

    /// Those of the keys that went out or still will: in a mail, and that mail not cancelled.
    package func recordedKeys(among keys: [ReminderKey]) throws(StateStoreError) -> Set<ReminderKey> {
        try read { db in Set(try keys.filter { try db.isRecorded($0) }) }
    }

    /// What was held until `now` or before, the longest over first. Reads only these.
    package func heldEntries(through now: Date) throws(StateStoreError) -> [LedgerEntry] {
        try read { db in
            try db.values(
                """
                SELECT * FROM ledger WHERE hold_until <= ?
                ORDER BY hold_until, seminar, event, occurrence, rule, person
                """, [now.nanoseconds]
            ) { try LedgerEntry($0) }
        }
    }

    /// When the next hold ends after `now`; nil where nothing is held.
    package func nextHoldEnd(after now: Date = .distantPast) throws(StateStoreError) -> Date? {
        try read { db in
            try db.instant("SELECT MIN(hold_until) FROM ledger WHERE hold_until > ?", [now.nanoseconds])
        }
    }

    /// The ledger's entries, the latest due first and turned round in all else too, of all seminars, people and events
    /// that are not named.
    ///
    /// - Parameter keys: of one person, all of them: an entry stays under the key that it was decided for.
    package func entries(
        of seminar: Identifier? = nil, keys: [PersonID]? = nil, event: Identifier? = nil, limit: Int? = nil
    ) throws(StateStoreError) -> [LedgerEntry] {
        let named = [
            ("seminar", seminar.map { [$0.text] }), ("person", keys?.map(\.text)), ("event", event.map { [$0.text] }),
        ]
        .compactMap { column, values in values.map { (column, $0) } }
        let conditions = named.map { "\($0.0) IN (\($0.1.map { _ in "?" }.joined(separator: ", ")))" }
        let condition = named.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return try read { db in
            try db.values(
                """
                SELECT * FROM ledger \(condition)
                ORDER BY due DESC, seminar DESC, event DESC, occurrence DESC, rule DESC, person DESC LIMIT ?
                """, StatementArguments(named.flatMap(\.1)) + [limit ?? -1]
            ) { try LedgerEntry($0) }
        }
    }

    /// What a mail carries, in its order.
    package func entries(ofMail id: Int64) throws(StateStoreError) -> [LedgerEntry] {
        try read { db in try db.entries(ofMail: id) }
    }
}
