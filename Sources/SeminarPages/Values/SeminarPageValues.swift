import CivilTime
import SeminarCore

/// A seminar's page, as templates name it.
struct SeminarPageValues {
    var frame: FrameValues
    var words: PageWords
    /// Of what the organisers wrote; nil where the page is in the same language.
    var textLanguage: String?
    var term: String?
    var about: [ParagraphValues]
    var website: WebsiteValues?
    var zoneName: String
    var feedLink: String
    var webcalLink: String
    var feedFile: String
    /// The page's own address, to go on with it on a phone; nil where the address is too long.
    var code: CodeValues?
    /// The next few dates.
    var upcoming: [EntryValues]
    var hasUpcoming: Bool
    var hasDates: Bool
    var season: SeasonValues?
    var months: [MonthValues]
    var sections: [SectionValues]
    var topics: [TopicValues]
    var hasPapers: Bool
    var people: [PersonValues]
    var hasPeople: Bool

    private static let most = 3

    init(_ facts: PageFacts, frame: FrameValues) {
        let seminar = facts.seminar
        self.frame = frame
        words = PageWords.of(facts.language)
        textLanguage = facts.textLanguage
        term = seminar.term
        about = ParagraphValues.paragraphs(of: seminar.description)
        website = seminar.url.map(WebsiteValues.init)
        zoneName = seminar.zone.identifier
        feedLink = facts.links.feed(of: seminar.id)
        webcalLink = facts.links.webcal(feedLink)
        feedFile = "\(seminar.id).ics"
        code = QRCode(facts.links.page(of: seminar.id)).map(CodeValues.init)
        upcoming = facts.awaited.prefix(Self.most).map { EntryValues($0, of: facts) }
        hasUpcoming = !upcoming.isEmpty
        hasDates = !facts.dates.isEmpty
        season = SeasonValues(facts)
        months = MonthValues.months(of: facts)
        sections = seminar.sections.map {
            SectionValues(heading: $0.title, content: ParagraphValues.paragraphs(of: $0.text))
        }
        topics = TopicValues.topics(of: seminar.papers)
        hasPapers = !topics.isEmpty
        people = seminar.organisers.map {
            PersonValues(name: $0.name, role: $0.role, email: $0.email.description)
        }
        hasPeople = !people.isEmpty
    }
}

struct WebsiteValues {
    var label: String
    var address: String?

    init(_ text: String) {
        let link = WebAddress(text)
        (label, address) = (link?.label ?? text, link?.target)
    }
}

struct CodeValues {
    var size: Int
    var path: String

    init(_ code: QRCode) {
        (size, path) = (code.size, code.path)
    }
}

struct SectionValues {
    var heading: String
    var content: [ParagraphValues]
}

struct PersonValues {
    var name: String
    var role: String?
    var email: String
}

/// The dates that begin in one month.
struct MonthValues {
    var name: String
    var entries: [EntryValues]

    static func months(of facts: PageFacts) -> [MonthValues] {
        let wording = DateWording(facts.language)
        var months: [MonthValues] = []
        for date in facts.dates {
            let name = wording.month(of: date.first.firstDay)
            if months.last?.name != name { months.append(MonthValues(name: name, entries: [])) }
            months[months.count - 1].entries.append(EntryValues(date, of: facts))
        }
        return months
    }
}

/// The papers of one topic, topics in the order of their first paper.
struct TopicValues {
    /// Nil for papers without a topic.
    var topic: String?
    var papers: [PaperValues]

    struct PaperValues {
        var heading: String
        var authors: String?
        var address: String?
    }

    static func topics(of papers: [Paper]) -> [TopicValues] {
        var topics: [TopicValues] = []
        for paper in papers {
            let values = PaperValues(
                heading: paper.title, authors: paper.authors,
                address: paper.url.flatMap(WebAddress.init)?.target)
            if let known = topics.firstIndex(where: { $0.topic == paper.topic }) {
                topics[known].papers.append(values)
            } else {
                topics.append(TopicValues(topic: paper.topic, papers: [values]))
            }
        }
        return topics
    }
}
