/// A further header field with free text (RFC 5322 §2.2.1), such as `X-Auto-Response-Suppress: All`.
package struct HeaderField: Hashable, Sendable {
    package let name: String
    /// Line breaks and other control characters become spaces when it is written.
    package let value: String

    package init(_ name: String, _ value: String) throws(InvalidMailField) {
        guard !name.isEmpty, name.utf8.count <= 60, name.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x3A })
        else {
            throw InvalidMailField("header field", name, "is not a field name")
        }
        guard !Self.reserved.contains(name.lowercased()) else {
            throw InvalidMailField("header field", name, "has a value of its own in the message")
        }
        self.name = name
        self.value = value
    }

    /// Fields that `MailMessage` writes itself and that may occur once only (RFC 5322 §3.6), besides the trace and
    /// sender fields that belong to the systems on the way.
    private static let reserved: Set<String> = [
        "auto-submitted", "bcc", "cc", "content-disposition", "content-language", "content-transfer-encoding",
        "content-type", "date", "from", "in-reply-to", "list-id", "list-unsubscribe", "list-unsubscribe-post",
        "message-id", "mime-version", "received", "references", "reply-to", "return-path", "sender", "subject", "to",
    ]
}
