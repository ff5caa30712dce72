import CivilTime

/// A seminar as its file describes it, checked: every date exists, every end follows its start.
package struct Seminar: Hashable, Sendable {
    package var id: Identifier
    package var title: String
    package var term: String?
    /// What it is about, for its page; paragraphs are separated by an empty line.
    package var description: String?
    package var zone: Zone
    package var language: Language
    package var url: String?
    package var organisers: [Organiser]
    /// The roster file as the seminar file names it, resolved against the folder of that file.
    package var rosterPath: String?
    package var holidays: Set<CivilDate>
    package var quietHours: QuietHours?
    /// When a reminder counted in days goes out.
    package var remindAt: TimeOfDay
    /// Whether whoever joins is greeted with the links to page and feed.
    package var welcome: Bool
    /// What the organisers are mailed about its course.
    package var organiserMail: OrganiserMail
    package var sections: [Section]
    package var papers: [Paper]
    /// In the order of the file.
    package var events: [Event]

    package init(
        id: Identifier, title: String, term: String? = nil, description: String? = nil, zone: Zone,
        language: Language = .english, url: String? = nil, organisers: [Organiser] = [], rosterPath: String? = nil,
        holidays: Set<CivilDate> = [], quietHours: QuietHours? = nil, remindAt: TimeOfDay = .morning,
        welcome: Bool = false, organiserMail: OrganiserMail = .off, sections: [Section] = [], papers: [Paper] = [],
        events: [Event] = []
    ) {
        self.id = id
        self.title = title
        self.term = term
        self.description = description
        self.zone = zone
        self.language = language
        self.url = url
        self.organisers = organisers
        self.rosterPath = rosterPath
        self.holidays = holidays
        self.quietHours = quietHours
        self.remindAt = remindAt
        self.welcome = welcome
        self.organiserMail = organiserMail
        self.sections = sections
        self.papers = papers
        self.events = events
    }

    package func event(_ id: Identifier) -> Event? { events.first { $0.id == id } }

    package func paper(_ id: String) -> Paper? { papers.first { $0.id == id } }

    /// What participants can owe, in the order of the file, each once.
    package var obligations: [Identifier] {
        var seen: Set<Identifier> = []
        return events.compactMap(\.obligation).filter { seen.insert($0).inserted }
    }
}

extension TimeOfDay {
    /// 08:00, when a reminder counted in days goes out unless the file says otherwise.
    package static let morning = TimeOfDay(hour: 8, minute: 0) ?? .midnight
}
