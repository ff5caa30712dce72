/// Texts as they are written into a seminar's file, so that the reader gets the same back.
enum YAMLText {
    /// A scalar for a key of a block: plain where nothing in it means something to YAML, else quoted.
    static func scalar(_ text: String) -> String { isPlain(text) || isPlainLink(text) ? text : quoted(text) }

    /// A list in one line.
    static func list(_ texts: [String]) -> String {
        "["
            + texts.map { isPlain($0) && !$0.utf8.contains(UInt8(ascii: ",")) ? $0 : quoted($0) }.joined(
                separator: ", ") + "]"
    }

    /// A text that may have paragraphs, for a key at `indent`: block text where its lines can stand as they are.
    static func paragraphs(_ text: String, indent: Int) -> String {
        guard text.unicodeScalars.contains("\n"), isBlock(text) else { return scalar(text) }
        let margin = String(repeating: " ", count: indent + 2)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return "|\n" + lines.map { $0.isEmpty ? "" : margin + $0 }.joined(separator: "\n")
    }

    /// In one line, without anything that a file must not hold.
    static func comment(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { isPrintable($0) ? $0 : " " }
        return "# " + String(String.UnicodeScalarView(scalars))
    }

    /// Between double quotes, with YAML's escapes (YAML 1.2 §5.7).
    static func quoted(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "\"") { $0 += escaped($1) } + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\t": "\\t"
        default: isPrintable(scalar) ? String(scalar) : "\\U" + hexadecimal(scalar)
        }
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Letters first, and after them only signs that never separate, quote or comment.
    private static func isPlain(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last, isWordly(first), last != " " else { return false }
        guard scalars.allSatisfy({ isWordly($0) || " .,()/-_'+;=".unicodeScalars.contains($0) }) else { return false }
        return !["null", "Null", "NULL"].contains(text)
    }

    /// Of a link's signs, a colon at the end and a sharp after a space alone would mean something.
    private static func isPlainLink(_ text: String) -> Bool {
        guard text.hasPrefix("https://") || text.hasPrefix("http://"), text.last != ":" else { return false }
        return text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private static func isWordly(_ scalar: Unicode.Scalar) -> Bool {
        isPrintable(scalar) && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
    }

    /// Lines of a block text are what stands between margin and line break; it must neither begin with white space, which
    /// would be taken for the margin, nor end with a line break, which would not be read.
    private static func isBlock(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last, first != " ", first != "\n", last != "\n" else {
            return false
        }
        let lines = scalars.split(separator: "\n")
        return scalars.allSatisfy { $0 == "\n" || isPrintable($0) } && lines.allSatisfy { $0.last != " " }
    }

    /// What may stand in a file as it is: YAML's printable characters without those that some programs break lines at.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
