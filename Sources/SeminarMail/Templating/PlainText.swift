/// What becomes of a rendered plain text before it is sent.
enum PlainText {
    /// The column that lines are filled to; quoted twice in replies they still fit a terminal.
    private static let width = 76

    /// Long lines are wrapped at spaces, white space at line ends is dropped, and so are empty lines beyond the first:
    /// optional sections of a template leave such traces.
    static func tidied(_ text: String) -> String {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let wrapped = wrapped(line)
            if wrapped == [""], lines.last ?? "" == "" { continue }
            lines += wrapped
        }
        if lines.last == "" { lines.removeLast() }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Continuation lines are indented like the first; a word longer than a line, a link say, stays whole.
    private static func wrapped(_ line: Substring) -> [String] {
        let indentation = line.prefix { $0 == " " }
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
        guard line.count > width else {
            return [words.isEmpty ? "" : trimmedEnd(line)]
        }
        var lines: [String] = []
        var current = String(indentation)
        for word in words {
            let isFirst = current.count == indentation.count
            if !isFirst, current.count + 1 + word.count > width {
                lines.append(current)
                current = String(indentation) + word
            } else {
                current += (isFirst ? "" : " ") + word
            }
        }
        return lines + [current]
    }

    private static func trimmedEnd(_ line: Substring) -> String {
        var line = line
        while let last = line.last, last.isWhitespace { line.removeLast() }
        return String(line)
    }
}
