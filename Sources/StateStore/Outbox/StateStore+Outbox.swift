import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// The mails whose next attempt is at `now` or before, the longest waiting first, with what was rendered of them.
    ///
    /// - Parameter excluding: mails that the caller has in hand already.
    package func waitingMails(
        at now: Date, limit: Int, excluding: Set<Int64> = []
    ) throws(StateStoreError) -> [OutboxMail] {
        try read { db in
            let waiting = try Int64.fetchCursor(
                db.cachedStatement(
                    sql: "SELECT id FROM outbox WHERE next_attempt <= ? ORDER BY next_attempt, id"),
                arguments: [now.nanoseconds])
            var ids: [Int64] = []
            while ids.count < limit, let id = try waiting.next() {
                if !excluding.contains(id) { ids.append(id) }
            }
            return try ids.compactMap { try db.mail($0) }
        }
    }

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
