import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// The seminars in which mail went wrong, and whose organisers are to hear of it at `now` or before.
    package func dueAlerts(through now: Date) throws(StateStoreError) -> [Identifier] {
        try read { db in
            try db.values(
                "SELECT seminar FROM alert WHERE release_at <= ? ORDER BY release_at, seminar", [now.nanoseconds]
            ) { try $0.identifier("seminar") }
        }
    }

    /// When organisers are next to hear of it after `now`; nil where nothing went wrong.
    package func nextAlert(after now: Date = .distantPast) throws(StateStoreError) -> Date? {
        try read { db in try db.instant("SELECT MIN(release_at) FROM alert WHERE release_at > ?", [now.nanoseconds]) }
    }

    /// Waits with it until `instant`: quiet hours end then, say, or the relay is asked again.
    package func postponeAlert(of seminar: Identifier, until instant: Date) throws(StateStoreError) {
        try write { db in
            try db.run("UPDATE alert SET release_at = ? WHERE seminar = ?", [instant.nanoseconds, seminar.text])
        }
    }
}

extension Database {
    /// Somebody should hear of what is wrong in a seminar: soon, as more may come with it. In the transaction of what
    /// went wrong, so that no crash comes between them.
    func noteTrouble(in seminar: Identifier, at now: Date) throws {
        let release = now.addingTimeInterval(MailTrouble.coalescing)
        try run(
            "INSERT INTO alert (seminar, release_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [seminar.text, release.nanoseconds])
    }

    /// Notes it where the mail was refused, given up, or has waited for too long.
    func noteTrouble(withMail id: Int64, at now: Date) throws {
        let concerned = try first(
            """
            SELECT seminar FROM outbox
            WHERE id = ? AND seminar IS NOT NULL AND kind NOT IN ('digest', 'alert') AND (
                state IN ('rejected', 'stale') OR (state IN ('deferred', 'uncertain') AND created_at <= ?)
            )
            """, [id, now.addingTimeInterval(-MailTrouble.patience).nanoseconds]
        ) { try $0.identifier("seminar") }
        if let concerned { try noteTrouble(in: concerned, at: now) }
    }

    /// Notes it in every seminar in force whose people have the address.
    func noteTrouble(with mark: AddressMark) throws {
        let concerned = try values(
            """
            SELECT DISTINCT seminar FROM roster
            WHERE email = ? COLLATE NOCASE AND seminar IN (SELECT id FROM seminar)
            """, [mark.address.identity]
        ) { try $0.identifier("seminar") }
        for seminar in concerned { try noteTrouble(in: seminar, at: mark.at) }
    }

    func clearAlert(of seminar: Identifier) throws {
        try run("DELETE FROM alert WHERE seminar = ?", [seminar.text])
    }
}
