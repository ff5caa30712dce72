import GRDB
import SeminarCore

/// A mail as lists show it, without its bytes.
package struct ListedMail: Hashable, Sendable {
    /// Its `rendered` is always nil; `StateStore.mail(_:)` reads it.
    package var mail: OutboxMail
    /// Nil until it is rendered.
    package var subject: String?
    package var messageID: String?

    package init(mail: OutboxMail, subject: String?, messageID: String?) {
        self.mail = mail
        self.subject = subject
        self.messageID = messageID
    }
}

extension ListedMail {
    init(_ row: Row) throws {
        self.init(mail: try OutboxMail(row), subject: try row.value("subject"), messageID: try row.value("message_id"))
    }
}
