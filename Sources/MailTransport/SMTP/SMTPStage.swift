/// How far a transfer has come: what was sent last, and so what a reply would answer (RFC 5321 §3.3).
enum SMTPStage: Comparable, Sendable {
    /// Until the server's greeting.
    case connecting
    /// EHLO or HELO.
    case hello
    /// STARTTLS (RFC 3207).
    case encryption
    /// AUTH (RFC 4954).
    case login
    case mail
    case recipient
    /// DATA, until the 354.
    case data
    /// The message's bytes: from here on the server may have it.
    case body
    /// The final dot.
    case endOfData
}
