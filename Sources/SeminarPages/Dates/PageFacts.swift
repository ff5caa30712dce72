import CivilTime
import Foundation
import SeminarCore

/// A seminar and a moment: what the values of its page are made from.
struct PageFacts {
    let seminar: Seminar
    let now: Date
    let language: Language
    let links: PageLinks
    /// The public events by the start of their first occurrence, then as the file has them.
    let dates: [DatedEvent]

    init(_ seminar: Seminar, now: Date, language: Language, links: PageLinks) {
        self.seminar = seminar
        self.now = now
        self.language = language
        self.links = links
        dates = Self.ordered(seminar.publicEvents.compactMap { DatedEvent($0, in: seminar.zone, at: now) }) {
            $0.first.start(in: seminar.zone)
        }
    }

    var zone: Zone { seminar.zone }
    var today: CivilDate { zone.date(at: now) }

    /// What goes on and what comes, the nearest first; an event that repeats is there once, after others of that time.
    var awaited: [DatedEvent] {
        let awaited = dates.filter(\.isAwaited)
        let single = awaited.filter { $0.event.schedule.shape != .recurring }
        let repeating = awaited.filter { $0.event.schedule.shape == .recurring }
        return Self.ordered(single + repeating) { $0.occurrence.start(in: zone) }
    }

    /// At midnight the words for days change.
    var validUntil: Date {
        dates.compactMap(\.changesAt).reduce(zone.endOfDay(today)) { min($0, $1) }
    }

    /// Of what the organisers wrote, where the page around it is in another language (WCAG 2.2 §3.1.2).
    var textLanguage: String? { seminar.language == language ? nil : seminar.language.rawValue }

    private static func ordered(_ dates: [DatedEvent], by instant: (DatedEvent) -> Date) -> [DatedEvent] {
        dates.enumerated()
            .map { (instant: instant($0.element), position: $0.offset, date: $0.element) }
            .sorted { ($0.instant, $0.position) < ($1.instant, $1.position) }
            .map(\.date)
    }
}
