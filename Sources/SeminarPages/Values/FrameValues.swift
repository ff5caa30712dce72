import SeminarCore

/// What every page has around its content, as templates name it.
struct FrameValues {
    /// Of the page.
    var language: String
    var title: String
    var titleLanguage: String?
    /// The style sheet; it alone is written unescaped, so that its hash is right.
    var style: String
    var feed: String?
    /// Nil on the index itself.
    var indexLink: String?
    var alternates: [AlternateValues]
    var switches: [AlternateValues]

    /// The same page in some language.
    struct AlternateValues {
        var code: String
        var name: String
        var address: String
    }

    /// - Parameter address: of this page in a language; nil where it has none of its own
    init(
        title: String, titleLanguage: String?, style: String, language: Language, feed: String?, links: PageLinks,
        address: ((Language) -> String)?
    ) {
        self.language = language.rawValue
        self.title = title
        self.titleLanguage = titleLanguage
        self.style = style
        self.feed = feed
        let index = links.index(in: language)
        indexLink = address?(language) == index ? nil : index
        alternates = Language.allCases.compactMap { other in
            address.map { AlternateValues(code: other.rawValue, name: other.ownName, address: $0(other)) }
        }
        switches = alternates.filter { $0.code != language.rawValue }
    }
}

extension Language {
    fileprivate var ownName: String {
        switch self {
        case .english: "English"
        case .german: "Deutsch"
        }
    }
}

/// The page that an answer 404 carries.
struct MissingPageValues {
    var frame: FrameValues
    var words: PageWords
}
