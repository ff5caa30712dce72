/// The line at which YAML gave up, for a guess at what went wrong there.
struct YAMLSyntaxLine {
    private let character: Character?
    private let key: Substring?
    /// What follows the first colon.
    private let value: Substring
    /// Whether YAML gave up at a colon behind that one.
    private let isBehindFirstColon: Bool
    private let hasTab: Bool
    private let hasNoBreakSpace: Bool

    init(_ text: Substring, before: Substring, column: Int) {
        character = text.dropFirst(column - 1).first
        hasTab = [text, before].contains { $0.prefix { $0.isWhitespace || $0 == "-" }.contains("\t") }
        hasNoBreakSpace = [text, before].contains { $0.contains("\u{A0}") }
        let parts = text.split(separator: ": ", maxSplits: 1)
        key = parts.count == 2 ? parts[0].drop { $0 == " " || $0 == "-" || $0 == "{" } : nil
        value = parts.count == 2 ? parts[1].drop { $0 == " " } : ""
        isBehindFirstColon = text.prefix(column - 1).contains(":")
    }

    func meaning(of problem: String) -> String {
        if hasTab { return "a tab in the indentation" }
        if problem.isAboutColon {
            return isBehindFirstColon ? "a second colon in one line" : "a key within the text that begins before it"
        }
        if problem.isAboutFirstCharacter, let character { return "a text cannot begin with \(character)" }
        return "this is no YAML (\(problem))"
    }

    func remedy(for problem: String) -> String {
        if hasTab { return "indent with spaces" }
        if hasNoBreakSpace { return "replace the no-break space by an ordinary one" }
        if let quoted = quoted(for: problem) { return "quote the text: \(quoted)" }
        if problem.isAboutFirstCharacter { return "quote the text" }
        return "indent it like its neighbours, or quote a text that holds : # [ ] { }"
    }

    /// The line's key and value as they were probably meant, where quotes are what is missing.
    private func quoted(for problem: String) -> String? {
        let isSpecial = value.first.map { "[]{}&*!|>'%@`,".contains($0) } ?? false
        guard let key, problem.isAboutColon && isBehindFirstColon || isSpecial else { return nil }
        let inner = value.first == "'" && value.last == "'" ? value.dropFirst().dropLast() : value
        return inner.isEmpty || inner.contains("\"") ? nil : "\(key): \"\(inner)\""
    }
}

extension String {
    fileprivate var isAboutColon: Bool { hasPrefix("mapping values are not allowed") }
    fileprivate var isAboutFirstCharacter: Bool { hasPrefix("found character that cannot start") }
}
