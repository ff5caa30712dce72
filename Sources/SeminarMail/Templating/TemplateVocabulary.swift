/// The names that templates may use, so that a misspelt one is a complaint and not a gap in everybody's mail.
struct TemplateVocabulary {
    private var words: Set<String> = []

    /// - Parameter example: values with nothing missing; what is nil or empty in it has no names inside.
    init(of example: Any) {
        collect(example)
    }

    private mutating func collect(_ value: Any) {
        for child in Mirror(reflecting: value).children {
            if let label = child.label { words.insert(label) }
            if !(child.value is String) { collect(child.value) }
        }
    }

    /// The first name in the text that no values have, with its line from 1.
    func unknownName(in text: String) -> (name: String, line: Int)? {
        for match in text.matches(of: /\{\{\{?([#^&]?)\s*([A-Za-z][^}]*)\}\}/) {
            let name = Self.name(in: match.output.2)
            guard !name.split(separator: ".").allSatisfy({ words.contains(String($0)) }) else { continue }
            return (name, text[..<match.range.lowerBound].count { $0 == "\n" } + 1)
        }
        return nil
    }

    /// Without spaces, and without the functions that the parser can apply to it: `uppercased(name)` is `name`.
    private static func name(in tag: Substring) -> String {
        let start = tag.lastIndex(of: "(").map { tag.index(after: $0) } ?? tag.startIndex
        return tag[start...].prefix { $0 != ")" }.filter { !$0.isWhitespace }
    }
}
