import CivilTime
import Foundation

/// When an event is: exactly one of the shapes that a seminar file can write.
package enum Schedule: Hashable, Sendable {
    case day(CivilDate)
    /// Both days included.
    case days(from: CivilDate, through: CivilDate)
    case appointment(start: WallTime, end: WallTime)
    case deadline(Due)
    /// Within these days, both included; which of them is decided by the end of `decideBy`.
    case undecided(between: CivilDate, and: CivilDate, decideBy: CivilDate)
    case recurring(Recurrence)

    package var shape: Shape {
        switch self {
        case .day: .day
        case .days: .days
        case .appointment: .appointment
        case .deadline: .deadline
        case .undecided: .undecided
        case .recurring: .recurring
        }
    }
}

/// The name of a shape, as the keys of `reminders:` use it.
package enum Shape: String, CaseIterable, Hashable, Sendable, Codable {
    case day, days, appointment, deadline, undecided, recurring
}

/// The last moment to hand something in.
package enum Due: Hashable, Sendable {
    /// Until the end of that day.
    case endOf(CivilDate)
    case at(WallTime)

    package var date: CivilDate {
        switch self {
        case .endOf(let date): date
        case .at(let wall): wall.date
        }
    }
}

/// A timed event that repeats (RFC 5545 §3.8.5).
package struct Recurrence: Hashable, Sendable {
    /// Where the rule starts counting; no occurrence unless the rule matches it.
    package var start: WallTime
    /// The end of an occurrence at `start`; every occurrence lasts equally long.
    package var end: WallTime
    package var rule: RecurrenceRule
    /// Days without an occurrence, holidays included where they count.
    package var exceptions: Set<CivilDate>

    package init(start: WallTime, end: WallTime, rule: RecurrenceRule, exceptions: Set<CivilDate> = []) {
        self.start = start
        self.end = end
        self.rule = rule
        self.exceptions = exceptions
    }

    /// The starts of the occurrences, ascending, without the exceptions; `from` is inclusive.
    package func starts(in zone: Zone, from: WallTime? = nil) -> some Sequence<WallTime> {
        rule.occurrences(startingAt: start, in: zone, from: from).lazy.filter { !exceptions.contains($0.date) }
    }

    /// The end of the occurrence that begins at `occurrence`: as long after it in elapsed time as the first's
    /// (RFC 5545 §3.8.5.3).
    package func end(ofOccurrenceAt occurrence: WallTime, in zone: Zone) -> WallTime {
        let elapsed = zone.instant(end).timeIntervalSince(zone.instant(start))
        return zone.wallTime(at: zone.instant(occurrence).addingTimeInterval(elapsed))
    }
}
