/// What became of one attempt to hand a message over, sorted by what happens next.
package enum DeliveryOutcome: Equatable, Sendable {
    /// The server took responsibility; `reply` is nil where none is given, as by a Maildir.
    case accepted(reply: SMTPReply?)
    /// This message alone is to be tried again; a 421 in answer to it asks for time besides.
    case deferred(reason: String, reply: SMTPReply?)
    /// Pointless to repeat; `addressRefused` says that the address itself was refused (5.1.x at RCPT).
    case rejected(reason: String, reply: SMTPReply?, addressRefused: Bool)
    /// The link died after the data: it may have arrived.
    case uncertain(reason: String)
    /// The relay's own trouble, which uses up no attempt of any message.
    case relayUnavailable(reason: String, reply: SMTPReply?, RelayTrouble)
}

/// How a relay that takes nothing right now is treated.
package enum RelayTrouble: String, Equatable, Sendable, Codable {
    /// Refused connection, bad greeting or EHLO, TLS, login, 5yz at MAIL: a circuit breaker opens.
    case outOfOrder
    /// 421, or 4yz at connect or MAIL: slow down.
    case throttled
}
