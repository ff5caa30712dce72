/// A value that must not stand in a header, because it would break the message or smuggle in another field.
package struct InvalidMailField: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of value: "address", "message identifier", …
    package let kind: String
    package let value: String
    package let reason: String

    init(_ kind: String, _ value: String, _ reason: String) {
        self.kind = kind
        self.value = value
        self.reason = reason
    }

    /// The value is quoted with its control characters made visible, so that it cannot break a log line either.
    package var description: String {
        "\(kind) \(value.debugDescription) \(reason)"
    }
}
