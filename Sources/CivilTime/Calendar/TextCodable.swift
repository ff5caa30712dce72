/// A value whose encoded form is its text, so that JSON and the state's columns read as people write them.
package protocol TextCodable: Codable, CustomStringConvertible {
    init?(_ text: String)
    /// Completes "expected …" when decoding fails.
    static var expectedText: String { get }
}

extension TextCodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\"\(text)\" cannot be read; expected \(Self.expectedText)")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
