import Yams

/// What a syntax error means to somebody who writes no YAML otherwise.
enum YAMLSyntax {
    static func complaint(about error: YamlError, in source: SourceText) -> Complaint {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            return complaint(problem, context, at: mark, in: source)
        default:
            return Complaint(at: SourceMark(file: source.file), "this is no YAML (\(error))", remedy: "correct it")
        }
    }

    static func complaint(duplicate key: String, at mark: Mark, in source: SourceText) -> Complaint {
        Complaint(
            at: source.mark(line: mark.line, scalarColumn: mark.column), "the key \"\(key)\" is given twice",
            remedy: "keep one of them")
    }

    private static func complaint(
        _ problem: String, _ context: YamlError.Context?, at mark: Mark, in source: SourceText
    ) -> Complaint {
        let opening = context.map { source.mark(line: $0.mark.line, scalarColumn: $0.mark.column) }
        let place = source.mark(line: mark.line, scalarColumn: mark.column)
        if let opening, context?.text.contains("quoted scalar") == true, !problem.contains("escape") {
            return Complaint(at: opening, "the quote that opens here is not closed", remedy: "close it")
        }
        if let opening, problem.contains("',' or ']'") || problem.contains("',' or '}'") {
            return Complaint(
                at: opening, "the bracket that opens here is not closed",
                remedy: "close it, separate by commas, or quote a text that holds brackets")
        }
        let line = SyntaxLine(source.line(mark.line), before: source.line(mark.line - 1), column: place.column)
        return Complaint(at: place, line.meaning(of: problem), remedy: line.remedy(for: problem))
    }
}

/// The line at which YAML gave up, for a guess at what went wrong there.
private struct SyntaxLine {
    let text: Substring
    let key: Substring?
    /// What follows the first colon.
    let value: Substring
    let character: Character?
    let hasTab: Bool
    let hasNoBreakSpace: Bool

    init(_ text: Substring, before: Substring, column: Int) {
        self.text = text
        character = text.dropFirst(column - 1).first
        hasTab = [text, before].contains { $0.prefix { $0.isWhitespace || $0 == "-" }.contains("\t") }
        hasNoBreakSpace = [text, before].contains { $0.contains("\u{A0}") }
        let parts = text.split(separator: ": ", maxSplits: 1)
        key = parts.count == 2 ? parts[0].drop { $0 == " " || $0 == "-" || $0 == "{" } : nil
        value = parts.count == 2 ? parts[1].drop { $0 == " " } : ""
    }

    func meaning(of problem: String) -> String {
        if problem.hasPrefix("mapping values are not allowed"), key != nil { return "a second colon in one line" }
        if hasTab { return "a tab in the indentation" }
        if problem.hasPrefix("found character that cannot start"), let character {
            return "a text cannot begin with \(character)"
        }
        return "this is no YAML (\(problem))"
    }

    func remedy(for problem: String) -> String {
        if problem.hasPrefix("mapping values are not allowed"), let key, !value.isEmpty, !value.contains("\"") {
            return "quote the text: \(key): \"\(value)\""
        }
        if hasTab { return "indent with spaces" }
        if hasNoBreakSpace { return "replace the no-break space in this line by an ordinary one" }
        let special = value.first.map { "[]{}&*!|>'\"%@`,#".contains($0) } ?? false
        if let key, special, !value.contains("\"") { return "quote the text: \(key): \"\(value)\"" }
        if problem.hasPrefix("found character that cannot start") { return "quote the text" }
        return "indent it like its neighbours, or quote a text that holds : # [ ] { }"
    }
}
