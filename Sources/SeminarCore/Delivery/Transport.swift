/// A message with its envelope (RFC 5321 §2.3.1): one recipient, and the bytes that every try repeats.
package struct OutgoingMessage: Equatable, Sendable {
    package var sender: EmailAddress
    package var recipient: EmailAddress
    /// The message from its first header on, lines ended by CRLF, not yet dot-stuffed.
    package var bytes: [UInt8]
    /// With its angle brackets, as in the header.
    package var messageID: String

    package init(sender: EmailAddress, recipient: EmailAddress, bytes: [UInt8], messageID: String) {
        self.sender = sender
        self.recipient = recipient
        self.bytes = bytes
        self.messageID = messageID
    }
}

/// Hands messages over: to a relay by SMTP, or into a Maildir.
package protocol Transport: Sendable {
    /// Blocks until the outcome is known; called on a thread of the caller's own.
    func deliver(_ message: OutgoingMessage) -> DeliveryOutcome

    /// The same, where the caller may have to wait, or to take the message back, until the last moment at which it has
    /// certainly not arrived.
    ///
    /// - Parameter mayBegin: asked at most once, on the caller's thread, before the first byte of the message goes out;
    ///   where it says no, the outcome means nothing.
    func deliver(_ message: OutgoingMessage, once mayBegin: @escaping @Sendable () -> Bool) -> DeliveryOutcome
}

extension Transport {
    package func deliver(_ message: OutgoingMessage, once mayBegin: @escaping @Sendable () -> Bool) -> DeliveryOutcome {
        mayBegin() ? deliver(message) : .deferred(reason: "the message was not begun", reply: nil)
    }
}
