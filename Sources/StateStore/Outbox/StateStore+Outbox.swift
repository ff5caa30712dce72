import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// When the next attempt of any mail is due; nil where none waits.
    package func nextAttempt() throws(StateStoreError) -> Date? {
        try read { db in try db.instant("SELECT MIN(next_attempt) FROM outbox WHERE next_attempt IS NOT NULL") }
    }

    /// Mails, the newest first, without their bytes.
    package func mails(_ filter: MailFilter = MailFilter()) throws(StateStoreError) -> [ListedMail] {
        try read { db in
            let request: SQLRequest<Row> =
                "SELECT * FROM outbox \(filter.condition) ORDER BY id DESC LIMIT \(filter.limit ?? -1)"
            return try request.fetchAll(db).map { try ListedMail($0) }
        }
    }

    /// A mail with what was rendered of it.
    package func mail(_ id: Int64) throws(StateStoreError) -> OutboxMail? { try read { db in try db.mail(id) } }

    /// Queues a mail that belongs to no seminar, to see whether the transport works.
    package func insertTestMail(
        to recipient: EmailAddress, usefulUntil: Date, rendered: RenderedMail? = nil, at now: Date
    ) throws(StateStoreError) -> Int64 {
        try write { db in
            let id = try db.insert(
                NewMail(
                    kind: .test, person: PersonID(recipient.identity), recipient: recipient, due: now,
                    usefulUntil: usefulUntil), at: now)
            if let rendered { try db.store(rendered, ofMail: id) }
            return id
        }
    }
}
