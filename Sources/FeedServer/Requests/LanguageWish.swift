import SeminarCore

/// Which of our languages a visitor wants.
enum LanguageWish {
    /// The best of ours in an Accept-Language header (RFC 9110 §12.5.4); nil where it names none of them.
    ///
    /// A range matches by its primary subtag, so `de-AT` asks for German. `*` wishes nothing in particular.
    static func best(of header: String) -> Language? {
        var best: (language: Language, weight: Double)?
        for range in header.prefix(1024).split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let tag = parts.first, let subtag = tag.split(separator: "-").first,
                let language = Language(rawValue: subtag.lowercased())
            else { continue }
            let weight = weight(of: parts.dropFirst())
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language
    }

    private static func weight(of parameters: some Sequence<String>) -> Double {
        for parameter in parameters where parameter.hasPrefix("q=") || parameter.hasPrefix("Q=") {
            return Double(parameter.dropFirst(2)).map { $0.isFinite ? min(max($0, 0), 1) : 0 } ?? 0
        }
        return 1
    }
}
