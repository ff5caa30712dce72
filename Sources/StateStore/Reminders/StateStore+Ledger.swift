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

    /// The ledger's entries, the latest due first and turned round in all else too, of all seminars, persons and events that are not named.
    package func entries(
        of seminar: Identifier? = nil, person: PersonID? = nil, event: Identifier? = nil, limit: Int? = nil
    ) throws(StateStoreError) -> [LedgerEntry] {
        let named = [("seminar", seminar?.text), ("person", person?.text), ("event", event?.text)]
            .compactMap { column, value in value.map { (column, $0) } }
        let condition = named.isEmpty ? "" : "WHERE " + named.map { "\($0.0) = ?" }.joined(separator: " AND ")
        return try read { db in
            try db.values(
                """
                SELECT * FROM ledger \(condition)
                ORDER BY due DESC, seminar DESC, event DESC, occurrence DESC, rule DESC, person DESC LIMIT ?
                """, StatementArguments(named.map(\.1)) + [limit ?? -1]
            ) { try LedgerEntry($0) }
        }
    }

    /// The entries of all of a person's keys, the latest due first.
    package func entries(
        of seminar: Identifier, people: [PersonID], event: Identifier? = nil
    ) throws(StateStoreError) -> [LedgerEntry] {
        var entries: [LedgerEntry] = []
        for person in people { entries += try self.entries(of: seminar, person: person, event: event) }
        // Each is sorted already, and the order of what is due at once is of no consequence.
        return people.count > 1 ? entries.sorted { ($0.due, $1.key) > ($1.due, $0.key) } : entries
    }

    /// What a mail carries, in its order.
    package func entries(ofMail id: Int64) throws(StateStoreError) -> [LedgerEntry] {
        try read { db in try db.entries(ofMail: id) }
    }
}
