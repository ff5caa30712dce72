import CivilTime
import SeminarCore

/// Reads a seminar's file from its root, top to bottom; what is wrong goes to the complaints.
struct SeminarReader {
    let mapping: YAMLMapping<SeminarKey>
    /// Of the file: relative paths start there.
    let folder: String

    init?(_ root: YAMLValue, folder: String) {
        guard let mapping = YAMLMapping<SeminarKey>(root, noun: "the seminar") else { return nil }
        self.mapping = mapping
        self.folder = folder
    }

    /// Of a bad value something harmless takes the place, so that the rest is read too.
    func read() -> (seminar: Seminar, marks: SeminarMarks)? {
        let id = seminarID()
        guard let standIn = id ?? Identifier("unnamed") else { return nil }
        let zone = mapping.required(.timeZone, expected: YAMLValue.expectedZone)?.zone() ?? .utc
        var seminar = Seminar(id: standIn, title: mapping.requiredLine(.title) ?? "", zone: zone)
        readDetails(into: &seminar)
        _ = mapping.required(.events, expected: "a list of events")
        let events = events(zone: zone, holidays: seminar.holidays)
        seminar.events = events.map(\.event)
        var marks = SeminarMarks(file: mapping.value.source.file)
        marks.keys = Dictionary(uniqueKeysWithValues: mapping.keys.map { ($0, mapping.mark(of: $0)) })
        marks.events = events.map(\.marks)
        return id == nil ? nil : (seminar, marks)
    }

    private func readDetails(into seminar: inout Seminar) {
        seminar.term = mapping.line(.term)
        seminar.description = mapping.paragraphs(.description)
        seminar.language = mapping.choice(.language) ?? .english
        seminar.url = mapping[.url]?.link(schemes: ["https", "http", "mailto"])
        seminar.organisers = organisers()
        seminar.rosterPath = mapping.line(.roster).map { FilePath.resolved($0, in: folder) }
        seminar.holidays = Set(
            mapping.list(.holidays, expected: "a list of dates such as [2021-05-24]")
                .compactMap { $0.read(CivilDate.self) })
        seminar.quietHours = quietHours()
        seminar.remindAt = mapping.read(.remindAt) ?? .morning
        seminar.welcome = mapping.bool(.welcome) ?? false
        seminar.organiserMail = mapping.read(.digest) ?? .digest(DigestRhythm(.monday))
        seminar.sections = sections()
        seminar.papers = papers()
    }

    /// Names that the pages have for themselves are no seminar's.
    private func seminarID() -> Identifier? {
        guard let id = mapping.requiredIdentifier(.seminar) else { return nil }
        guard ["p", "healthz", "readyz", "metrics"].contains(id.text) else { return id }
        mapping[.seminar]?.refuse("the id \"\(id)\" is the name of a page of the service", remedy: "choose another one")
        return nil
    }

    private func quietHours() -> QuietHours? {
        guard let span: TimeSpan = mapping.read(.quietHours) else { return nil }
        if span.begin != span.end { return QuietHours(begin: span.begin, end: span.end) }
        mapping.refuse(.quietHours, "the quiet hours never end", remedy: "expected two times, as in 21:00-07:00")
        return nil
    }
}
