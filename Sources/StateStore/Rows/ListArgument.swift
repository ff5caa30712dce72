import GRDB

/// Several values as one argument, for `IN (SELECT value FROM json_each(?))`: the statement is the same for however
/// many there are, and so is compiled once.
struct ListArgument: DatabaseValueConvertible {
    private let json: String

    init(_ numbers: [Int64]) { json = "[\(numbers.map { String($0) }.joined(separator: ","))]" }

    init(_ texts: [String]) { json = "[\(texts.map(Self.quoted).joined(separator: ","))]" }

    var databaseValue: DatabaseValue { json.databaseValue }

    static func fromDatabaseValue(_ value: DatabaseValue) -> ListArgument? { nil }

    /// A string as JSON has it (RFC 8259 §7).
    private static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == quotationMark || $0 == backslash }) else {
            return "\"\(text)\""
        }
        return text.unicodeScalars.reduce(into: "\"") { json, scalar in
            switch scalar {
            case "\"", "\\": json += "\\\(scalar)"
            case ..<" ": json += (scalar.value < 0x10 ? "\\u000" : "\\u00") + String(scalar.value, radix: 16)
            default: json.unicodeScalars.append(scalar)
            }
        } + "\""
    }

    private static let quotationMark = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
}
