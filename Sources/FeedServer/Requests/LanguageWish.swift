import SeminarCore

/// Which of our languages a visitor wants.
enum LanguageWish {
    /// The best of ours in an Accept-Language header (RFC 9110 §12.5.4); nil where it names none of them.
    ///
    /// A range matches by its primary subtag, so `de-AT` asks for German. `*` wishes nothing in particular.
    static func best(of header: String) -> Language? {
        var best: (language: Language, weight: Double)?
        for range in WeightedList(header).items {
            guard let subtag = range.name.split(separator: "-").first, let language = Language(rawValue: String(subtag))
            else { continue }
            if range.weight > best?.weight ?? 0 { best = (language, range.weight) }
        }
        return best?.language
    }
}
