/// A message that was written for one address, for another: it says the same, but is another message.
package struct ReaddressedMessage: Sendable {
    private let original: [UInt8]

    /// - Parameter original: a message of ours: CRLF, and nothing outside ASCII
    package init(_ original: [UInt8]) { self.original = original }

    package func bytes(to mailbox: Mailbox, messageID: MessageID) -> [UInt8] {
        let fields = [
            "to": FoldedField.mailboxes("To", [mailbox]), "message-id": "Message-ID: " + messageID.description,
        ]
        var lines: [Substring] = []
        var isHeader = true
        var isReplaced = false
        let text = String(decoding: original, as: UTF8.self)
        for line in text.split(separator: "\r\n" as Character, omittingEmptySubsequences: false) {
            isHeader = isHeader && !line.isEmpty
            if isHeader, line.first == " " || line.first == "\t" {
                // A field goes on (RFC 5322 §2.2.3).
                if !isReplaced { lines.append(line) }
                continue
            }
            let field = isHeader ? fields[line.prefix { $0 != ":" }.lowercased()] : nil
            isReplaced = field != nil
            lines.append(field.map { $0[...] } ?? line)
        }
        return Array(lines.joined(separator: "\r\n").utf8)
    }
}
