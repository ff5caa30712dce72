import CivilTime
import Foundation
import ICalendar
import SeminarCore

/// The calendars that are measured: large, but of events as seminars have them.
package enum CalendarSamples {
    package static let size = 10_000

    /// Of `size` events, each with a text of about half a kilobyte.
    package enum Kind: String, CaseIterable {
        case plain = "10,000 plain events"
        /// Weekly on two days, with three exceptions.
        case recurring = "10,000 recurring events with 3 EXDATE each"
    }

    package static func seminar(_ kind: Kind) throws -> Seminar {
        let start = try required(CivilDate("2021-04-12"))
        let events = try (0..<size).map { number in
            try event(number, schedule(kind, from: start.adding(days: number % 90)))
        }
        return Seminar(
            id: try required(Identifier("graphs")), title: "Seminar: Graphs",
            zone: try Zone(identifier: "Europe/Berlin"), events: events)
    }

    /// The stamps of a seminar that is served for the first time.
    package static func stamps(of seminar: Seminar) throws -> [Identifier: EventStamp] {
        try SeminarCalendar.stamps(of: seminar, following: [:], at: now)
    }

    package static let now = Date(timeIntervalSince1970: 1_613_934_000)

    private static func event(_ number: Int, _ schedule: Schedule) throws -> Event {
        Event(
            id: try required(Identifier("talk-\(number)")),
            summary: "Talk \(number): Does Learning Require Memorization?",
            description: "Please read the paper beforehand, and hand in a question; the speaker answers some of them.",
            location: "Room \(number % 40), Boltzmannstraße 3, Garching",
            url: "https://www.example.org/talks/\(number)",
            schedule: schedule)
    }

    private static func schedule(_ kind: Kind, from day: CivilDate) throws -> Schedule {
        let start = WallTime(date: day, time: try required(TimeOfDay("14:00")))
        let end = WallTime(date: day, time: try required(TimeOfDay("15:30")))
        guard kind == .recurring else { return .appointment(start: start, end: end) }
        let other = day.adding(days: 3)
        let rule = RecurrenceRule.weekly(
            on: [day.weekday, other.weekday], end: .until(.date(day.adding(days: 95))))
        let exceptions = [7, 21, 45].map { day.adding(days: $0) }
        return .recurring(Recurrence(start: start, end: end, rule: rule, exceptions: Set(exceptions)))
    }

    private struct NotASample: Error {}

    private static func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw NotASample() }
        return value
    }
}
