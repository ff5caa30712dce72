/// What becomes of a rendered plain text before it is sent.
enum PlainText {
    /// The column that lines are filled to; quoted twice in replies they still fit a terminal.
    private static let width = 76

    /// Long lines are wrapped at spaces, white space at line ends is dropped, and so are empty lines beyond the first:
    /// optional sections of a template leave such traces.
    static func tidied(_ text: String) -> String {
        var lines: [String] = []
        for line in Self.lines(of: text) {
            let wrapped = wrapped(line)
            if wrapped == [""], lines.last ?? "" == "" { continue }
            lines += wrapped
        }
        if lines.last == "" { lines.removeLast() }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Whole characters are looked at only where there may be other line ends than a line feed.
    private static func lines(of text: String) -> [Substring] {
        guard !text.utf8.contains(UInt8(ascii: "\r")) else { return characterLines(of: text[...]) }
        return text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).flatMap { line in
            line.allSatisfy { (0x20..<0x7F).contains($0) } ? [Substring(line)] : characterLines(of: Substring(line))
        }
    }

    private static func characterLines(of text: Substring) -> [Substring] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// Continuation lines are indented like the first; a word longer than a line, a link say, stays whole.
    private static func wrapped(_ line: Substring) -> [String] {
        // No line has more characters than octets.
        if line.utf8.count <= width { return [String(trimmed(line))] }
        let indentation = String(line.prefix { $0 == " " })
        var rest = trimmed(line)
        var lines: [String] = []
        while rest.count > width, let gap = gap(in: rest, after: indentation.count) {
            lines.append(String(trimmed(rest[..<gap])))
            rest = indentation + rest[gap...].drop { $0 == " " }
        }
        return lines + [String(rest)]
    }

    /// The last space within the width, or else the first one beyond it.
    private static func gap(in line: Substring, after indentation: Int) -> Substring.Index? {
        let body = line.dropFirst(indentation)
        return line.prefix(width + 1).dropFirst(indentation).lastIndex(of: " ") ?? body.firstIndex(of: " ")
    }

    private static func trimmed(_ line: Substring) -> Substring {
        var line = line
        while let last = line.last, last.isWhitespace { line.removeLast() }
        return line
    }
}
