/// Who somebody is within a seminar: the roster's `id`, or the address in lower case.
package struct PersonID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) { self.text = text }

    package init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    package var description: String { text }

    package static func < (one: PersonID, other: PersonID) -> Bool { one.text < other.text }
}
