/// The words of a name, by which two names may be one person's.
private struct NameWords {
    private let words: Set<Substring>

    init(_ name: String) {
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
        self.words = Set(words.isEmpty ? [Substring(name)] : words)
    }

    /// The same words in any order, or one name with more of them: a middle name, say.
    func fit(_ other: NameWords) -> Bool { words.isSubset(of: other.words) || other.words.isSubset(of: words) }
}

extension RosterEntry {
    package func hasName(of other: RosterEntry) -> Bool { NameWords(name).fit(NameWords(other.name)) }
}

extension Participant {
    package func hasName(of other: Participant) -> Bool { NameWords(name).fit(NameWords(other.name)) }
}
