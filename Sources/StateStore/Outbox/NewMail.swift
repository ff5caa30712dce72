import Foundation
import GRDB
import SeminarCore

/// A mail on its way into the outbox.
struct NewMail {
    var kind: OutboxMail.Kind
    var seminar: Identifier?
    var person: PersonID
    var recipient: EmailAddress
    var due: Date
    var usefulUntil: Date
}

extension Database {
    /// Queues a mail for its first attempt at once.
    func insert(_ mail: NewMail, at now: Date) throws -> Int64 {
        let progress = DeliveryProgress.queued(at: now)
        try run(
            """
            INSERT INTO outbox (
                kind, seminar, person, recipient, due, useful_until, created_at, state, attempts, next_attempt
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                mail.kind.rawValue, mail.seminar?.text, mail.person.text, mail.recipient.description,
                mail.due.nanoseconds, mail.usefulUntil.nanoseconds, now.nanoseconds, progress.state.rawValue,
                progress.attempts, progress.nextAttempt?.nanoseconds,
            ])
        return lastInsertedRowID
    }
}
