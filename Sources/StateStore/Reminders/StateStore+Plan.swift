import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// The reminders due at `now` or before, each seminar's by due, event and rule. Reads only these.
    package func duePlans(through now: Date) throws(StateStoreError) -> [Identifier: [PlannedReminder]] {
        let due = try read { db in
            try db.values(
                "SELECT * FROM plan WHERE due <= ? ORDER BY due, seminar, event, rule, person", [now.nanoseconds]
            ) {
                try StoredPlan($0)
            }
        }
        return Dictionary(grouping: due, by: \.seminar).mapValues { $0.map(\.reminder) }
    }

    /// The seminars of which something is to be decided, told or written at `now`, by id.
    package func seminars(concernedThrough now: Date) throws(StateStoreError) -> [Identifier] {
        try read { db in
            try db.values(
                """
                SELECT seminar FROM plan WHERE due <= ?1 UNION SELECT seminar FROM ledger WHERE hold_until <= ?1
                UNION SELECT seminar FROM announcement WHERE release_at <= ?1
                UNION SELECT seminar FROM held_notice WHERE release_at <= ?1
                UNION SELECT seminar FROM digest WHERE due <= ?1 UNION SELECT seminar FROM alert WHERE release_at <= ?1
                """, [now.nanoseconds]
            ) { try $0.identifier("seminar") }
        }
    }

    /// When the next rule falls due after `now`; nil where nothing is planned.
    package func nextPlanDue(after now: Date = .distantPast) throws(StateStoreError) -> Date? {
        try read { db in try db.instant("SELECT MIN(due) FROM plan WHERE due > ?", [now.nanoseconds]) }
    }

    /// So many of all seminars' next ones, after the first `offset`; reads few more than these.
    package func nextPlans(_ limit: Int, after offset: Int = 0) throws(StateStoreError) -> [StoredPlan] {
        try read { db in
            try db.values(
                "SELECT * FROM plan ORDER BY due, seminar, event, rule, person LIMIT ? OFFSET ?", [limit, offset]
            ) { try StoredPlan($0) }
        }
    }

    /// What is planned, by due, seminar, event and rule; of all seminars where none is named.
    package func plans(
        of seminar: Identifier? = nil, limit: Int? = nil
    ) throws(StateStoreError) -> [StoredPlan] {
        let condition = seminar == nil ? "" : "WHERE seminar = ?"
        return try read { db in
            try db.values(
                "SELECT * FROM plan \(condition) ORDER BY due, seminar, event, rule, person LIMIT ?",
                StatementArguments([seminar?.text].compactMap(\.self)) + [limit ?? -1]
            ) { try StoredPlan($0) }
        }
    }

    /// The seminars in force that have something to remind of, or that have been decided about, by id.
    package func seminars(withPlans: Bool, orEntries: Bool) throws(StateStoreError) -> [Identifier] {
        try read { db in
            try db.values(
                """
                SELECT id FROM seminar WHERE ?1 AND EXISTS (SELECT 1 FROM plan WHERE seminar = id)
                OR ?2 AND EXISTS (SELECT 1 FROM ledger WHERE seminar = id) ORDER BY id
                """, [withPlans, orEntries]
            ) { try $0.identifier("id") }
        }
    }
}

extension Database {
    func insert(_ reminder: PlannedReminder, in seminar: Identifier) throws {
        try run(
            """
            INSERT OR REPLACE INTO plan (seminar, event, rule, person, anchor, due, useful_until)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                seminar.text, reminder.event.text, reminder.rule, reminder.person?.text ?? "",
                reminder.anchor.description, reminder.due.nanoseconds, reminder.usefulUntil.nanoseconds,
            ])
    }

    /// Moves a rule's row on to its next moment, or deletes it. A row that is gone stays gone: the seminar was removed
    /// or activated anew since the tick looked.
    func advance(_ advance: TickPlan.Advance) throws {
        let row: StatementArguments = [
            advance.seminar.text, advance.event.text, advance.rule, advance.person?.text ?? "",
        ]
        guard let next = advance.next else {
            return try run("DELETE FROM plan WHERE seminar = ? AND event = ? AND rule = ? AND person = ?", row)
        }
        let moment: StatementArguments = [
            next.anchor.description, next.due.nanoseconds, next.usefulUntil.nanoseconds,
        ]
        try run(
            """
            UPDATE plan SET anchor = ?, due = ?, useful_until = ?
            WHERE seminar = ? AND event = ? AND rule = ? AND person = ?
            """, moment + row)
    }

    /// The instant that a query of one value yields.
    func instant(_ sql: String, _ arguments: StatementArguments = []) throws -> Date? {
        let stored: Int64? = try scalar(sql, arguments)
        return stored.map { Date(nanoseconds: $0) }
    }
}
