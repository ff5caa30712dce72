import Foundation
import GRDB
import SeminarCore

extension LedgerEntry {
    init(_ row: Row) throws {
        self.init(
            key: ReminderKey(
                seminar: try row.identifier("seminar"), event: try row.identifier("event"),
                occurrence: try row.value("occurrence"), rule: try row.value("rule"), person: try row.person()),
            due: try row.instant("due"), usefulUntil: try row.instant("useful_until"), state: try row.word("state"),
            reason: try row.value("reason"), decidedAt: try row.instant("decided_at"),
            holdUntil: try row.instantIfAny("hold_until"), heldBy: try row.wordIfAny("held_by"),
            mail: try row.value("mail"))
    }
}

extension ReminderKey {
    /// In the order of the ledger's primary key.
    var arguments: StatementArguments { [seminar.text, event.text, occurrence, rule, person.text] }
}

extension Database {
    private static let recorded = """
        ledger.state = 'mailed' AND (SELECT outbox.state FROM outbox WHERE outbox.id = ledger.mail) <> 'cancelled'
        """

    func entry(for key: ReminderKey) throws -> LedgerEntry? {
        try first(
            """
            SELECT * FROM ledger WHERE seminar = ? AND event = ? AND occurrence = ? AND rule = ? AND person = ?
            """, key.arguments
        ) { try LedgerEntry($0) }
    }

    /// What a mail carries, in its order.
    func entries(ofMail id: Int64) throws -> [LedgerEntry] { try entries(ofMails: [id])[id] ?? [] }

    /// The same of several, by mail.
    func entries(ofMails ids: [Int64]) throws -> [Int64: [LedgerEntry]] {
        guard !ids.isEmpty else { return [:] }
        let entries = try values(
            "SELECT * FROM ledger WHERE mail IN (SELECT value FROM json_each(?)) ORDER BY mail, place",
            [ListArgument(ids)]
        ) { try LedgerEntry($0) }
        return Dictionary(grouping: entries) { $0.mail ?? 0 }
    }

    /// Whether the reminder went out or still will: it is in a mail that was not cancelled.
    func isRecorded(_ key: ReminderKey) throws -> Bool {
        try scalar(
            """
            SELECT \(Self.recorded) FROM ledger
            WHERE seminar = ? AND event = ? AND occurrence = ? AND rule = ? AND person = ?
            """, key.arguments) ?? false
    }

    /// Writes an entry in place of the one of its key, unless that is recorded: what was told stays told.
    ///
    /// - Parameter place: its rank in the mail that carries it.
    func store(_ entry: LedgerEntry, place: Int = 0) throws {
        let isHeld = entry.state == .held
        let decision: StatementArguments = [
            entry.due.nanoseconds, entry.usefulUntil.nanoseconds, entry.state.rawValue, entry.reason,
            entry.decidedAt.nanoseconds, isHeld ? (entry.holdUntil ?? entry.decidedAt).nanoseconds : nil, entry.mail,
            place, entry.heldBy?.rawValue,
        ]
        try run(
            """
            INSERT INTO ledger (
                seminar, event, occurrence, rule, person, due, useful_until, state, reason, decided_at, hold_until,
                mail, place, held_by
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (seminar, event, occurrence, rule, person) DO UPDATE SET
                due = excluded.due, useful_until = excluded.useful_until, state = excluded.state,
                reason = excluded.reason, decided_at = excluded.decided_at, hold_until = excluded.hold_until,
                mail = excluded.mail, place = excluded.place, held_by = excluded.held_by
            WHERE NOT (\(Self.recorded))
            """, entry.key.arguments + decision)
    }

    /// Records why a reminder is not sent whose mail ends; it stays the mail's.
    func note(_ reason: String, of key: ReminderKey, inMail mail: Int64, at now: Date) throws {
        try run(
            """
            UPDATE ledger SET reason = ?, decided_at = ?
            WHERE seminar = ? AND event = ? AND occurrence = ? AND rule = ? AND person = ? AND mail = ?
            """, [reason, now.nanoseconds] + key.arguments + [mail])
    }

    /// Takes an entry out of the mail that would have carried it, and records what became of it instead.
    func drop(_ entry: LedgerEntry, fromMail mail: Int64) throws {
        let isHeld = entry.state == .held
        let decision: StatementArguments = [
            entry.state.rawValue, entry.reason, entry.decidedAt.nanoseconds,
            isHeld ? (entry.holdUntil ?? entry.decidedAt).nanoseconds : nil, entry.heldBy?.rawValue,
        ]
        try run(
            """
            UPDATE ledger SET state = ?, reason = ?, decided_at = ?, hold_until = ?, held_by = ?, mail = NULL
            WHERE seminar = ? AND event = ? AND occurrence = ? AND rule = ? AND person = ? AND mail = ?
            """, decision + entry.key.arguments + [mail])
    }
}
