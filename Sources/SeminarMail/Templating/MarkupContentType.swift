import Mustache

/// Escapes values for HTML text and quoted attributes, code point by code point.
///
/// The parser's own HTML type compares whole characters, and a quotation mark with a combining accent is another
/// character than a quotation mark: it would end an attribute.
struct MarkupContentType: MustacheContentType {
    /// Registered on first use; the registry is the parser's, and global.
    static let registeredName: String = {
        MustacheContentTypes.register(MarkupContentType(), named: "MARKUP")
        return "MARKUP"
    }()

    func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: Self.needsEscape) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func needsEscape(_ octet: UInt8) -> Bool {
        switch Unicode.Scalar(octet) {
        case "&", "<", ">", "\"", "'": true
        default: false
        }
    }
}
