import Foundation
import SeminarCore

/// The front page, as templates name it.
struct IndexPageValues {
    var frame: FrameValues
    var words: PageWords
    var cards: [CardValues]
    var hasCards: Bool
    /// Seminars without a card, where there are too many.
    var others: [LinkValues]
    var hasOthers: Bool

    struct LinkValues {
        var heading: String
        var headingLanguage: String?
        var address: String
    }

    struct CardValues {
        var heading: String
        var headingLanguage: String?
        var address: String
        var term: String?
        /// The nearest date; nil where all are over.
        var nearest: EntryValues?
        var isOver: Bool
        var feedLink: String
    }

    init(_ facts: [PageFacts], others: [SeminarLink] = [], links: PageLinks, frame: FrameValues) {
        self.frame = frame
        let language = Language(rawValue: frame.language) ?? .english
        words = PageWords.of(language)
        cards = Self.ordered(facts).map { CardValues($0) }
        hasCards = !cards.isEmpty
        self.others = others.sorted { ($0.title, $0.seminar) < ($1.title, $1.seminar) }.map { other in
            let isForeign = other.language != language
            return LinkValues(
                heading: other.title, headingLanguage: isForeign ? other.language.rawValue : nil,
                address: links.page(of: other.seminar, in: isForeign ? language : nil))
        }
        hasOthers = !others.isEmpty
    }

    /// By the nearest date, those that are over last, then by id.
    private static func ordered(_ facts: [PageFacts]) -> [PageFacts] {
        facts.map { (instant: $0.awaited.first?.occurrence.start(in: $0.zone) ?? .distantFuture, facts: $0) }
            .sorted { ($0.instant, $0.facts.seminar.id) < ($1.instant, $1.facts.seminar.id) }
            .map(\.facts)
    }
}

extension IndexPageValues.CardValues {
    fileprivate init(_ facts: PageFacts) {
        let seminar = facts.seminar
        heading = seminar.title
        headingLanguage = facts.textLanguage
        // A page is in its seminar's language unless asked for otherwise.
        address = facts.links.page(of: seminar.id, in: facts.textLanguage == nil ? nil : facts.language)
        term = seminar.term
        nearest = facts.awaited.first.map { EntryValues($0, of: facts) }
        isOver = nearest == nil && !facts.dates.isEmpty
        feedLink = facts.links.feed(of: seminar.id)
    }
}
