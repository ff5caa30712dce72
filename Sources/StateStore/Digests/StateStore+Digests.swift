import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// The seminars whose digest is due at `now` or before, the longest due first.
    package func dueDigests(through now: Date) throws(StateStoreError) -> [Identifier] {
        try read { db in
            try db.values("SELECT seminar FROM digest WHERE due <= ? ORDER BY due, seminar", [now.nanoseconds]) {
                try $0.identifier("seminar")
            }
        }
    }

    /// When the next digest is due after `now`; nil where there is none.
    package func nextDigest(after now: Date = .distantPast) throws(StateStoreError) -> Date? {
        try read { db in try db.instant("SELECT MIN(due) FROM digest WHERE due > ?", [now.nanoseconds]) }
    }

    /// Waits with it until `instant`: quiet hours end then, say, or the relay is asked again.
    package func postponeDigest(of seminar: Identifier, until instant: Date) throws(StateStoreError) {
        try write { db in
            try db.run("UPDATE digest SET due = ? WHERE seminar = ?", [instant.nanoseconds, seminar.text])
        }
    }

    /// When an organiser last had a digest that reached them, or still may; nil where they never had.
    package func lastDigest(
        of seminar: Identifier, to organiser: PersonID
    ) throws(StateStoreError) -> Date? {
        try read { db in
            try db.instant(
                """
                SELECT MAX(created_at) FROM outbox
                WHERE seminar = ? AND person = ? AND kind = 'digest' AND state NOT IN ('stale', 'rejected')
                """, [seminar.text, organiser.text])
        }
    }

    /// What is told of a seminar's reminders and notices: all that waits, and what was decided or finished since then.
    package func trackedReminders(
        of seminar: Identifier, since: Date
    ) throws(StateStoreError) -> [TrackedReminder] {
        try read { db in
            let mails = try db.values(
                """
                SELECT * FROM outbox WHERE seminar = ?1 AND (finished_at IS NULL OR finished_at >= ?2) ORDER BY id
                """, [seminar.text, since.nanoseconds]
            ) { try OutboxMail($0) }
            let carried = try mails.flatMap { mail in
                try db.values("SELECT * FROM ledger WHERE mail = ? ORDER BY place", [mail.id]) {
                    TrackedReminder(entry: try LedgerEntry($0), mail: mail)
                }
            }
            let stale = try db.values(
                """
                SELECT * FROM ledger WHERE seminar = ? AND state = 'stale' AND decided_at >= ?
                ORDER BY due, event, occurrence, rule, person
                """, [seminar.text, since.nanoseconds]
            ) { TrackedReminder(entry: try LedgerEntry($0), mail: nil) }
            return carried + stale
        }
    }
}

extension Database {
    /// Plans the next digest. One that is due earlier and was not written yet, as the relay rests, stays due.
    func planDigest(of seminar: Identifier, at due: Date?) throws {
        guard let due else { return try run("DELETE FROM digest WHERE seminar = ?", [seminar.text]) }
        try run(
            """
            INSERT INTO digest (seminar, due) VALUES (?, ?)
            ON CONFLICT (seminar) DO UPDATE SET due = min(due, excluded.due)
            """, [seminar.text, due.nanoseconds])
    }

    /// The one that was due is written, or there was nothing to say.
    func advanceDigest(of seminar: Identifier, to next: Date?) throws {
        try run("DELETE FROM digest WHERE seminar = ?", [seminar.text])
        if let next { try planDigest(of: seminar, at: next) }
    }
}
