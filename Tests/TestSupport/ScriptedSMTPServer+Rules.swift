/// Where a rule applies: what the server is about to answer.
package enum SMTPServerStage: Hashable, Sendable, CaseIterable {
    case greeting
    case hello
    /// At STARTTLS, which the server itself does not know.
    case encryption
    case login
    case mail
    case recipient
    case data
    /// After the 354, before a byte of the message was read.
    case body
    /// After the final dot.
    case endOfData
    /// After a message was answered, before the next command.
    case idle
    case quit
    /// A connection has ended; only to wait for.
    case closed
}

package enum SMTPServerAction: Sendable {
    /// Lines without their CRLF; several are separated by `\n`.
    case reply(String)
    case replyAndDrop(String)
    case drop
    /// Ends the connection by RST, so that what is under way is lost.
    case reset
    /// The usual reply, each byte in a packet of its own.
    case slowly
    /// Drops in the end, once released.
    case hang
    /// Says nothing more, until the client is gone.
    case fallSilent
    /// Replies only once released.
    case replyWhenReleased(String)
    /// Releases what hangs on the other connections, waits until it has replied or dropped, and replies as usual.
    case releaseOthers
}

/// What to do otherwise than usual; the first rule that fits counts.
package struct SMTPServerRule: Sendable {
    package var stage: SMTPServerStage
    /// Counted from 1, or any.
    package var connection: Int?
    /// The message, counted over all connections from 1, or any.
    package var message: Int?
    /// The address at RCPT, or any.
    package var recipient: String?
    package var action: SMTPServerAction

    package static func at(
        _ stage: SMTPServerStage, connection: Int? = nil, message: Int? = nil, recipient: String? = nil,
        _ action: SMTPServerAction
    ) -> SMTPServerRule {
        SMTPServerRule(
            stage: stage, connection: connection, message: message, recipient: recipient, action: action)
    }
}
