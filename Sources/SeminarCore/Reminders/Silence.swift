import CivilTime
import Foundation

/// An organiser's wish that nothing of a kind goes out for a while: what matches is held, never dropped.
package struct Silence: Hashable, Sendable {
    package var id: Int64
    package var matcher: SilenceMatcher
    package var createdAt: Date
    /// The first instant at which it holds nothing any more; sooner where it was expired by hand.
    package var until: Date
    package var reason: String
    /// The account that made it.
    package var author: String

    package init(
        id: Int64, matcher: SilenceMatcher, createdAt: Date, until: Date, reason: String, author: String
    ) {
        self.id = id
        self.matcher = matcher
        self.createdAt = createdAt
        self.until = until
        self.reason = reason
        self.author = author
    }

    /// `silence 3 until Tuesday, 4 May 2021, 08:00 (moving house) by ada`
    package func description(in zone: Zone) -> String {
        let wall = zone.wallTime(at: until)
        let minute = WallTime(
            date: wall.date, time: TimeOfDay(hour: wall.time.hour, minute: wall.time.minute) ?? wall.time)
        return "silence \(id) until \(DateWording(.english).moment(minute)) (\(reason)) by \(author)"
    }
}

/// What a silence is about: everything that it names must agree, and it names one thing at least.
package struct SilenceMatcher: Hashable, Sendable {
    package var seminar: Identifier
    package var event: Identifier?
    package var person: PersonID?

    package init(seminar: Identifier, event: Identifier? = nil, person: PersonID? = nil) {
        self.seminar = seminar
        self.event = event
        self.person = person
    }

    package func matches(_ event: Identifier, for keys: [PersonID]) -> Bool {
        (self.event ?? event) == event && (person.map(keys.contains) ?? true)
    }

    /// Whether it is about every event and everybody of its seminar.
    package var isWholeSeminar: Bool { event == nil && person == nil }
}

extension [Silence] {
    /// The one that holds longest of those that hold what is said about `event` to whoever has these keys, all of one
    /// seminar.
    package func holding(_ event: Identifier, for keys: [PersonID], at now: Date) -> Silence? {
        filter { now < $0.until && $0.matcher.matches(event, for: keys) }
            .max { ($0.until, $1.id) < ($1.until, $0.id) }
    }
}
