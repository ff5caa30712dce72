import Foundation

/// The one spelling of the control socket's JSON: snake_case keys in alphabetical order, slashes as they are.
package enum ControlCoding {
    package static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return [UInt8](try encoder.encode(value))
    }

    package static func decode<Value: Decodable>(_ type: Value.Type = Value.self, from bytes: [UInt8]) throws -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(type, from: Data(bytes))
    }

    /// A question of texts alone as `?key=value&…`, keys in order; empty where nothing is asked.
    package static func query(_ question: some Encodable) throws -> String {
        let fields = try JSONDecoder().decode([String: String].self, from: Data(encode(question)))
        let pairs = fields.sorted { $0.key < $1.key }.map { "\($0.key)=\(percentEncoded($0.value))" }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    /// The question that ``query(_:)`` wrote, from the percent-decoded pairs.
    package static func question<Question: Decodable>(
        _ type: Question.Type = Question.self, fromQuery pairs: [String: String]
    ) throws -> Question {
        try decode(type, from: [UInt8](JSONEncoder().encode(pairs)))
    }

    /// RFC 3986 §2.3: everything but the unreserved characters is encoded, so `+`, `&` and `@` arrive as they were.
    private static func percentEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                [byte]
            default:
                [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
