import Foundation

/// A JSON text as a program finds its way in it, without our own types.
struct JSONAnswer {
    private let value: Any?

    init(_ text: String) throws {
        value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }

    private init(value: Any?) {
        self.value = value
    }

    subscript(key: String) -> JSONAnswer { JSONAnswer(value: (value as? [String: Any])?[key]) }

    var object: [String: JSONAnswer]? { (value as? [String: Any])?.mapValues { JSONAnswer(value: $0) } }
    var list: [JSONAnswer]? { (value as? [Any])?.map { JSONAnswer(value: $0) } }
    var text: String? { value as? String }
    var number: Int? { isBoolean ? nil : (value as? NSNumber)?.intValue }
    var flag: Bool? { value as? Bool }
    var keys: Set<String> { Set(object?.keys.map(\.self) ?? []) }

    private var isBoolean: Bool { value is Bool && !(value is Int) }
}
