/// A message as the server received it.
package struct SMTPServerMessage: Equatable, Sendable {
    package var connection: Int
    package var sender: String
    package var recipients: [String]
    /// With dot-stuffing undone, up to and without the final dot.
    package var bytes: [UInt8]
    /// What the server answered, empty if nothing; an acceptance begins with 2.
    package var reply: String

    package var text: String { String(decoding: bytes, as: UTF8.self) }
    package var isAccepted: Bool { reply.hasPrefix("2") }
}
