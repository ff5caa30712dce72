extension YAMLValue {
    /// A link that a page may show: one of `schemes`, in ASCII, so that no script and no broken header comes of it.
    func link(schemes: [String]) -> String? {
        let beginnings = schemes.map { $0.hasPrefix("http") ? "\($0)://" : "\($0):" }
        let expected = "a link that begins with \(beginnings.joined(separator: " or "))"
        guard let text = raw(expected: expected) else { return nil }
        guard let colon = text.firstIndex(of: ":"), schemes.contains(text[..<colon].lowercased()) else {
            refuse("\"\(text.shortened)\" is not a link", remedy: "expected \(expected)")
            return nil
        }
        let rest = text[text.index(after: colon)...]
        let isWeb = text.lowercased().hasPrefix("http")
        let host = rest.dropFirst(2).prefix { !"/?#".contains($0) }
        guard !isWeb || rest.hasPrefix("//") && !host.isEmpty, !rest.isEmpty else {
            refuse("the link \"\(text.shortened)\" names no host", remedy: "expected \(expected)")
            return nil
        }
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"\"<>\\^`{|}".utf8.contains($0) }) else {
            refuse(
                "the link \"\(text.shortened)\" holds a space or another character that links cannot hold",
                remedy: "write it percent-encoded, as a browser's address bar copies it")
            return nil
        }
        return text
    }
}
