/// What a server answered: code, enhanced status code and text (RFC 5321 §4.2, RFC 3463).
package struct SMTPReply: Hashable, Sendable, Codable, CustomStringConvertible {
    package var code: Int
    /// The enhanced status code, such as `5.1.1`, where the server gave one.
    package var enhanced: String?
    /// The text behind the codes; the lines of a multi-line reply are joined by a space.
    package var text: String

    package init(code: Int, enhanced: String? = nil, text: String) {
        self.code = code
        self.enhanced = enhanced
        self.text = text
    }

    package var description: String {
        [String(code), enhanced, text.isEmpty ? nil : text].compactMap(\.self).joined(separator: " ")
    }
}
