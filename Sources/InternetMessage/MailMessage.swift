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
    /// At least one: a message without any is undisclosed to readers and suspicious to filters.
    package var to: [Mailbox]
    /// Where replies go instead of to `from`; several are allowed (RFC 5322 §3.6.2).
    package var replyTo: [Mailbox] = []
    package var date: Date
    /// Seconds east of UTC in which `date` is written; seconds beyond whole minutes are dropped.
    package var utcOffset: Int
    /// The caller's, and the seed of the boundaries: a repeat with the same one is recognised as a repeat.
    package var messageID: MessageID
    /// What this answers, and the thread that it stands in (RFC 5322 §3.6.4).
    package var inReplyTo: [MessageID] = []
    package var references: [MessageID] = []
    /// Free text: line breaks and other control characters become spaces when it is written.
    package var subject: String
    package var automation: Automation?
    package var listID: ListID?
    package var unsubscribe: UnsubscribeLinks?
    package var extraFields: [HeaderField] = []
    /// The language of the text, for `Content-Language` (RFC 3282), e.g. `de`.
    package var language: String?
    /// With line ends of any kind; so is `html`, which says the same for programs that show it.
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
