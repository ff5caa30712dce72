import CivilTime
import SeminarCore

/// Values of every page with nothing missing: what the names in organisers' templates are checked against.
enum PageVocabulary {
    static var example: [Any] {
        guard let seminar else { return [] }
        let links = PageLinks(baseURL: "https://example.org")
        let now = Zone.utc.startOfDay(day)
        // In another language than the seminar's, so that there is a language of its texts.
        let facts = PageFacts(seminar, now: now, language: .german, links: links)
        let frame = FrameValues(
            title: "-", titleLanguage: "-", style: "-", language: .german, feed: "-", links: links
        ) { links.page(of: seminar.id, in: $0) }
        var page = SeminarPageValues(facts, frame: frame)
        page.people = [PersonValues(name: "-", role: "-", email: "-")]
        let other = SeminarLink(to: seminar.id, title: "-", language: .english)
        return [page, IndexPageValues([facts], others: [other], links: links, frame: frame)]
            + personal(seminar, facts, frame)
    }

    private static func personal(_ seminar: Seminar, _ facts: PageFacts, _ frame: FrameValues) -> [Any] {
        guard let address = try? EmailAddress(parsing: "somebody@example.org") else { return [] }
        let participant = Participant(
            person: PersonID("-"), name: "-", email: address, paper: "-", talk: "-", enrolledAt: facts.now)
        let visit = PersonalVisit(
            seminar, of: participant, token: "-", at: facts.now, chosen: .german, links: facts.links)
        return [
            PersonalPageValues(visit, facts, frame: frame),
            PersonalMessageValues(.question(.done(seminar.id)), to: visit, frame: frame),
        ]
    }

    private static let day = CivilDate(daysSinceEpoch: 0)

    private static var seminar: Seminar? {
        guard let id = Identifier("example") else { return nil }
        return Seminar(
            id: id, title: "-", term: "-", description: "-", zone: .utc, url: "https://example.org",
            sections: [Section(title: "-", text: "-")],
            papers: [Paper(id: "-", title: "-", topic: "-", authors: "-", url: "https://example.org")],
            events: schedules.map { schedule in
                Event(
                    id: id, summary: "-", description: "-", location: "-", url: "https://example.org",
                    conference: "https://example.org", obligation: id, schedule: schedule)
            })
    }

    /// One of each that is drawn in its own way.
    private static var schedules: [Schedule] {
        let start = WallTime(date: day, time: .midnight)
        let end = start.adding(seconds: 60 * 60)
        let weekly = Recurrence(
            start: start, end: end, rule: .weekly(on: [day.weekday]), exceptions: [day],
            additional: [end])
        return [
            .day(day), .appointment(start: start, end: end), .deadline(.endOf(day)), .recurring(weekly),
        ]
    }
}
