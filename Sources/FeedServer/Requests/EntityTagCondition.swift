/// The value of If-None-Match: any, or the tags that the client has (RFC 9110 §13.1.2).
enum EntityTagCondition: Equatable, Sendable {
    case any
    /// Without `W/`: If-None-Match compares weakly (§8.8.3.2).
    case tags([String])

    /// Reads what is well-formed and stops at what is not: a client that is not understood gets the whole answer.
    ///
    /// A tag may contain commas, so the list cannot be split at them.
    init(_ text: String) {
        guard text.trimmed != "*" else {
            self = .any
            return
        }
        var tags: [String] = []
        var rest = text[...]
        while true {
            rest = rest.drop { $0 == "," || $0 == " " || $0 == "\t" }
            guard let tag = Self.readTag(from: &rest) else { break }
            tags.append(tag)
        }
        self = .tags(tags)
    }

    func matches(_ entityTag: String) -> Bool {
        switch self {
        case .any: true
        case .tags(let tags): tags.contains(entityTag)
        }
    }

    private static func readTag(from text: inout Substring) -> String? {
        if text.hasPrefix("W/") { text = text.dropFirst(2) }
        guard text.first == "\"", let end = text.dropFirst().firstIndex(of: "\"") else { return nil }
        let tag = text[...end]
        text = text[text.index(after: end)...]
        return String(tag)
    }
}

extension String {
    fileprivate var trimmed: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        return start.prefix { $0 != " " && $0 != "\t" }
    }
}
