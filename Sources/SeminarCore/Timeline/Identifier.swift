/// The name of a seminar, an event or an obligation: `[a-z0-9-]{1,64}`, so that it fits URLs, UIDs and commands.
package struct Identifier: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let text: String

    /// Nil unless the text is one to 64 of `a`-`z`, `0`-`9` and `-`.
    package init?(_ text: String) {
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.allows) else { return nil }
        self.text = text
    }

    /// For names of our own that are known to be good.
    private init(known text: StaticString) { self.text = "\(text)" }

    /// Under which the ledger has what greets a participant: it is about no event of the seminar.
    package static let welcome = Identifier(known: "welcome")

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let identifier = Identifier(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an identifier")
        }
        self = identifier
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    package var description: String { text }

    package static func < (one: Identifier, other: Identifier) -> Bool { one.text < other.text }

    private static func allows(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-")
    }
}
