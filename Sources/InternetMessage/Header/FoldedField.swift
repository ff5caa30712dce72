/// A header field that is built word by word and folded where a line would grow too long (RFC 5322 §2.2.3).
struct FoldedField {
    /// RFC 2047 §2 allows 76 characters on a line with an encoded word; the same serves every line.
    static let lineLimit = 76

    private(set) var text: String
    private var column: Int
    private var isEmpty = true

    init(_ name: String) {
        text = name + ":"
        column = text.utf8.count
    }

    /// Characters left on the current line for a word, after the space before it.
    var room: Int { Self.lineLimit - column - 1 }

    /// Adds a word on this line, or on the next if it does not fit; the first word stays beside the name.
    mutating func append(_ word: String) {
        if word.utf8.count > room, !isEmpty {
            text += "\r\n"
            column = 0
        }
        text += " " + word
        column += 1 + word.utf8.count
        isEmpty = false
    }

    mutating func append(_ words: [String]) {
        for word in words { append(word) }
    }
}

extension FoldedField {
    /// Free text: as it is where ASCII suffices, else with one run of encoded words around all that needs them.
    ///
    /// One run, because the space between two encoded words is dropped by readers and the one beside them is not.
    static func unstructured(_ name: String, _ value: String) -> String {
        var field = FoldedField(name)
        let words = value.singleLine.split(separator: " ").map { String($0) }
        guard let first = words.firstIndex(where: needsEncoding), let last = words.lastIndex(where: needsEncoding)
        else {
            field.append(words)
            return field.text
        }
        field.append(Array(words[..<first]))
        field.append(EncodedWord.words(for: words[first...last].joined(separator: " "), room: field.room))
        field.append(Array(words[(last + 1)...]))
        return field.text
    }

    /// Addresses with their names (RFC 5322 §3.4); a line breaks between words, never inside an address.
    static func mailboxes(_ name: String, _ mailboxes: [Mailbox]) -> String {
        var field = FoldedField(name)
        for (index, mailbox) in mailboxes.enumerated() {
            let comma = index == mailboxes.count - 1 ? "" : ","
            field.append(phrase: mailbox.name, then: mailbox.address, comma: comma)
        }
        return field.text
    }

    /// A name for people before something for programs, as in List-Id (RFC 2919 §3).
    static func phrase(_ name: String, _ phrase: String?, then token: String) -> String {
        var field = FoldedField(name)
        field.append(phraseWords(phrase?.singleLine ?? "", room: field.room))
        field.append(token)
        return field.text
    }

    /// Items separated by commas, as RFC 2369 §2 writes its links.
    static func list(_ name: String, _ items: [String]) -> String {
        tokens(name, items.dropLast().map { $0 + "," } + items.suffix(1))
    }

    /// Words that may neither be broken nor encoded: message identifiers, MIME parameters.
    static func tokens(_ name: String, _ tokens: [String]) -> String {
        var field = FoldedField(name)
        field.append(tokens)
        return field.text
    }

    private mutating func append(phrase: String?, then address: String, comma: String) {
        let words = Self.phraseWords(phrase?.singleLine ?? "", room: room)
        append(words)
        append((words.isEmpty ? address : "<\(address)>") + comma)
    }

    /// A display name (RFC 5322 §3.2.5): bare words, one quoted string, or encoded words; of these only one, on a line
    /// of its own if need be, where the name allows it, since some readers put a space between two.
    private static func phraseWords(_ phrase: String, room: Int) -> [String] {
        let words = phrase.split(separator: " ").map { String($0) }
        if words.contains(where: needsEncoding) || phrase.utf8.count > 60 {
            let whole = EncodedWord.words(for: phrase, room: lineLimit)
            return whole.count == 1 ? whole : EncodedWord.words(for: phrase, room: room)
        }
        if words.allSatisfy({ $0.utf8.allSatisfy(\.isAtomText) }) { return words }
        let escaped = phrase.reduce(into: "") { $0 += "\\\"".contains($1) ? "\\\($1)" : "\($1)" }
        return ["\"\(escaped)\""]
    }

    /// A word that is not ASCII, that a reader would take for an encoded word, or that no line could hold.
    private static func needsEncoding(_ word: String) -> Bool {
        word.utf8.contains { $0 >= 0x7F } || word.contains("=?") || word.utf8.count > 64
    }
}
