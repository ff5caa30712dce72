import Foundation

/// A message as Python's `email` package (policy `default`) understands it: a reader that knows nothing of the writer.
package struct MailReadByPython: Decodable, Sendable {
    package struct Part: Decodable, Sendable {
        package let type: String
        package let parameters: [String: String]
        package let filename: String?
        package let encoding: String
        /// Decoded, with LF line ends.
        package let text: String
    }

    package struct Address: Decodable, Hashable, Sendable {
        package let name: String
        package let address: String

        package init(name: String, address: String) {
            self.name = name
            self.address = address
        }
    }

    /// The value of each field by its lower-case name; the last one where a name occurs twice.
    package let fields: [String: String]
    package let addresses: [String: [Address]]
    /// Seconds since 1970, and seconds east of UTC.
    package let date: Int
    package let utcOffset: Int
    /// The types of all entities, the containers included, in the order in which they stand.
    package let structure: [String]
    package let parts: [Part]
    /// What the parser itself found wrong.
    package let defects: [String]

    package func part(_ type: String) -> Part? { parts.first { $0.type == type } }

    package init(_ message: [UInt8]) throws {
        self = try JSONDecoder().decode(Self.self, from: try PythonMailReader.shared.answer(to: message))
    }
}
