/// A piece of text that is a link, or is not.
struct RunValues: Hashable {
    var text: String
    /// Nil where it is plain text.
    var target: String?

    /// Text with the addresses in it made links.
    static func runs(of text: String) -> [RunValues] {
        var runs: [RunValues] = []
        var rest = text[...]
        while let match = rest.firstMatch(of: /https?:\/\/[^\s<>"]+/.ignoresCase()) {
            let address = trimmed(match.output)
            guard let link = WebAddress(String(address)) else { break }
            append(rest[..<match.range.lowerBound], to: &runs)
            runs.append(RunValues(text: link.label, target: link.target))
            rest = rest[address.endIndex...]
        }
        append(rest, to: &runs)
        return runs
    }

    private static func append(_ text: Substring, to runs: inout [RunValues]) {
        if !text.isEmpty { runs.append(RunValues(text: String(text))) }
    }

    /// What ends a sentence, or the parenthesis around it, is not the address's.
    private static func trimmed(_ address: Substring) -> Substring {
        var address = address
        while let last = address.last, ".,;:!?)'".contains(last) { address.removeLast() }
        return address
    }
}

/// A paragraph, as templates name it.
struct ParagraphValues: Hashable {
    var runs: [RunValues]

    /// The paragraphs of a text, which an empty line separates.
    static func paragraphs(of text: String?) -> [ParagraphValues] {
        var paragraphs: [[Substring]] = [[]]
        for line in (text ?? "").split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.allSatisfy(\.isWhitespace) {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(line)
            }
        }
        return paragraphs.filter { !$0.isEmpty }.map { lines in
            ParagraphValues(runs: RunValues.runs(of: lines.joined(separator: "\n")))
        }
    }
}
