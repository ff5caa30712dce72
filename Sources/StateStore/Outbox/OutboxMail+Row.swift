import Foundation
import GRDB
import SeminarCore

extension OutboxMail {
    /// Reads a row of `outbox`, without what was rendered.
    init(_ row: Row) throws {
        self.init(
            id: try row.value("id"), kind: try row.word("kind"), seminar: try row.identifierIfAny("seminar"),
            person: try row.person(), recipient: try row.address("recipient"), due: try row.instant("due"),
            usefulUntil: try row.instant("useful_until"), createdAt: try row.instant("created_at"),
            progress: try DeliveryProgress(row), finishedAt: try row.instantIfAny("finished_at"))
        mayHaveArrived = try row.value("may_have_arrived")
    }
}

extension DeliveryProgress {
    init(_ row: Row) throws {
        self.init(
            state: try row.word("state"), attempts: try row.value("attempts"),
            nextAttempt: try row.instantIfAny("next_attempt"), reply: try row.value("reply"),
            reason: try row.value("reason"))
    }
}

extension Database {
    /// The mail with what was rendered of it, if anything was.
    func mail(_ id: Int64) throws -> OutboxMail? {
        guard var mail = try first("SELECT * FROM outbox WHERE id = ?", [id], read: { try OutboxMail($0) }) else {
            return nil
        }
        mail.rendered = try rendered(mail: id)
        return mail
    }

    func rendered(mail id: Int64) throws -> RenderedMail? { try rendered(mails: [id])[id] }

    /// What was rendered of these, by mail.
    func rendered(mails ids: [Int64]) throws -> [Int64: RenderedMail] {
        guard !ids.isEmpty else { return [:] }
        let rendered = try values(
            """
            SELECT outbox.subject, outbox.message_id, message.* FROM message JOIN outbox ON outbox.id = message.mail
            WHERE message.mail IN (SELECT value FROM json_each(?))
            """, [ListArgument(ids)]
        ) { row in
            let bytes: Data = try row.value("bytes")
            let mail = RenderedMail(
                subject: try row.value("subject"),
                message: OutgoingMessage(
                    sender: try row.address("sender"), recipient: try row.address("recipient"), bytes: Array(bytes),
                    messageID: try row.value("message_id")), basis: try row.value("basis"))
            return (try row.value("mail") as Int64, mail)
        }
        return Dictionary(rendered) { first, _ in first }
    }

    /// Keeps what was rendered, unless what is kept already may have arrived; its envelope says to whom the mail goes.
    func store(_ rendered: RenderedMail, ofMail id: Int64) throws {
        let message = rendered.message
        try run(
            """
            INSERT INTO message (mail, sender, recipient, bytes, basis) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (mail) DO UPDATE SET
                sender = excluded.sender, recipient = excluded.recipient, bytes = excluded.bytes,
                basis = excluded.basis
            WHERE (SELECT may_have_arrived FROM outbox WHERE id = message.mail) = 0
            """,
            [id, message.sender.description, message.recipient.description, Data(message.bytes), rendered.basis])
        guard changesCount > 0 else { return }
        try run(
            "UPDATE outbox SET subject = ?, message_id = ?, recipient = ? WHERE id = ?",
            [rendered.subject, message.messageID, message.recipient.description, id])
    }
}
