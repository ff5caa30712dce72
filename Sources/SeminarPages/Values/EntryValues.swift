import CivilTime
import Foundation
import SeminarCore

/// One event, as templates name it.
///
/// A name that is missing here would be looked up in the page's values around it, so no name stands for two things.
struct EntryValues {
    var anchor: String
    var summary: String
    var details: [ParagraphValues]
    var lines: [LineValues]
    /// The date in one sentence; of what repeats, the occurrence that goes on or comes next.
    var sentence: PartValues
    /// `in 3 days`, `now, until 16:00`; nil where nothing of the kind is to be said.
    var nearness: String?
    var isPast: Bool
    var isCurrent: Bool
    var isTentative: Bool
    var isCancelled: Bool
    /// By when a date that is not fixed yet will be.
    var decision: String?
    /// Whether to name the next time of what repeats.
    var repeats: Bool
    /// `24 May`: when what repeats leaves out.
    var exceptions: String?
    /// `Mon 10 May, 14:00 moved to …`, `Also …`: what is different about single times of what repeats.
    var singles: [String]
    var venue: [RunValues]
    /// The event's own address, and the one to join by.
    var site: [RunValues]
    var joinTarget: String?
    var hasVenue: Bool
    var hasSite: Bool

    init(_ date: DatedEvent, of facts: PageFacts) {
        let event = date.event
        let when = WhenLines(dates: DateWording(facts.language), zone: facts.zone)
        anchor = "date-\(event.id)"
        summary = event.summary
        details = ParagraphValues.paragraphs(of: event.description)
        lines = when.lines(event.schedule)
        sentence = when.sentence(event.schedule, of: date.occurrence)
        nearness = NearnessOnPage(facts).text(date)
        isPast = date.phase == .past
        isCurrent = date.phase == .current && !event.isCancelled
        isTentative = event.schedule.shape == .undecided && !event.isCancelled
        isCancelled = event.isCancelled
        decision = Self.decision(event, date.phase, facts)
        repeats = event.schedule.shape == .recurring && date.phase == .ahead && !event.isCancelled
        exceptions = Self.exceptions(event.schedule, facts)
        singles = Self.singles(event.schedule, facts)
        venue = event.location.map(RunValues.runs) ?? []
        hasVenue = !venue.isEmpty
        let conference = event.conference.flatMap(WebAddress.init)
        joinTarget = conference?.target
        // An address that may not be followed is still told.
        site = Self.runs([event.url, conference == nil ? event.conference : nil].compactMap(\.self))
        hasSite = !site.isEmpty
    }

    private static func runs(_ addresses: [String]) -> [RunValues] {
        addresses.map { text in
            WebAddress(text).map { RunValues(text: $0.label, target: $0.target) } ?? RunValues(text: text)
        }
    }

    private static func decision(_ event: Event, _ phase: DatePhase, _ facts: PageFacts) -> String? {
        guard case .undecided(_, _, let decideBy) = event.schedule, !event.isCancelled, phase != .past else {
            return nil
        }
        let day = DateWording(facts.language).day(decideBy)
        switch (facts.language, facts.today > decideBy) {
        case (.english, false): return "The date will be fixed by \(day)."
        case (.english, true): return "The date was to be fixed by \(day)."
        case (.german, false): return "Der Termin wird bis \(day) festgelegt."
        case (.german, true): return "Der Termin sollte bis \(day) festgelegt werden."
        }
    }

    private static func singles(_ schedule: Schedule, _ facts: PageFacts) -> [String] {
        guard case .recurring(let recurrence) = schedule else { return [] }
        let sentences = ScheduleWording(facts.language, zone: facts.zone).singles(of: recurrence)
        return sentences.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    }

    /// The days that the rule would have had, but for the exceptions.
    private static func exceptions(_ schedule: Schedule, _ facts: PageFacts) -> String? {
        guard case .recurring(let recurrence) = schedule else { return nil }
        let missed = recurrence.exceptions.sorted().filter { day in
            let midnight = WallTime(date: day, time: .midnight)
            let start = recurrence.rule.occurrences(startingAt: recurrence.start, in: facts.zone, from: midnight)
                .first { _ in true }
            return start.map { $0.date == day && !recurrence.additional.contains($0) } ?? false
        }
        let dates = DateWording(facts.language)
        return missed.isEmpty ? nil : missed.map(dates.dayAndMonth).joined(separator: ", ")
    }
}
