import Foundation

/// A mail as values, and the bytes that go over the wire (RFC 5322, RFC 2045-2049).
///
/// The same values always give the same bytes: no clock, no randomness, so a retry is byte-identical and recipients'
/// systems recognise a repeat. Whatever needs a check is checked by the type of the field (`Mailbox`, `MessageID`,
/// `HeaderField`, …), so that writing cannot fail.
package struct MailMessage: Hashable, Sendable {
    /// What RFC 3834 §5 lets a message say about who started it; it keeps vacation responders quiet.
    package enum Automation: String, Hashable, Sendable {
        case generated = "auto-generated"
        case replied = "auto-replied"
    }

    package var from: Mailbox
    package var to: [Mailbox]
    package var replyTo: [Mailbox] = []
    package var date: Date
    /// Seconds east of UTC in which `date` is written; seconds beyond whole minutes are dropped.
    package var utcOffset: Int
    package var messageID: MessageID
    package var inReplyTo: [MessageID] = []
    package var references: [MessageID] = []
    package var subject: String
    package var automation: Automation?
    package var listID: ListID?
    package var unsubscribe: UnsubscribeLinks?
    package var extraFields: [HeaderField] = []
    /// The language of the text, for `Content-Language` (RFC 3282), e.g. `de`.
    package var language: String?
    package var plain: String
    package var html: String?
    package var calendar: CalendarAttachment?

    package init(
        from: Mailbox, to: [Mailbox], date: Date, utcOffset: Int, messageID: MessageID, subject: String, plain: String
    ) {
        self.from = from
        self.to = to
        self.date = date
        self.utcOffset = utcOffset
        self.messageID = messageID
        self.subject = subject
        self.plain = plain
    }

    /// The whole message: header, empty line, body; every line ends in CRLF.
    package func bytes() -> [UInt8] {
        let body = MIMEEntity(contentOf: self)
        let lines = headerLines() + ["MIME-Version: 1.0"] + body.headerLines
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body.encoded
    }
}
