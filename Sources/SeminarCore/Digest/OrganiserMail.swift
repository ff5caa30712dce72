import CivilTime
import Foundation

/// What the organisers of a seminar are mailed about its course, as the key `digest` of its file says.
package enum OrganiserMail: Hashable, Sendable {
    /// Nothing; `status` still tells of problems.
    case off
    /// Only at once, when mail did not arrive.
    case problems
    /// A digest as well.
    case digest(DigestRhythm)

    package var rhythm: DigestRhythm? {
        guard case .digest(let rhythm) = self else { return nil }
        return rhythm
    }
}

/// When a digest goes out: `monday 08:00`, `daily 07:00`.
package struct DigestRhythm: Hashable, Sendable {
    /// Nil is every day.
    package var weekday: Weekday?
    /// Nil is the seminar's `remind_at`.
    package var time: TimeOfDay?

    package init(_ weekday: Weekday?, at time: TimeOfDay? = nil) {
        self.weekday = weekday
        self.time = time
    }

    /// The first moment after `instant`, on the seminar's wall clock.
    package func next(after instant: Date, in seminar: Seminar) -> Date {
        let zone = seminar.zone
        let today = zone.date(at: instant)
        let moments = (0...8).lazy.map { today.adding(days: $0) }
            .filter { weekday == nil || $0.weekday == weekday }
            .map { zone.instant(WallTime(date: $0, time: time ?? seminar.remindAt)) }
        return moments.first { $0 > instant } ?? zone.startOfDay(today.adding(days: 8))
    }
}
