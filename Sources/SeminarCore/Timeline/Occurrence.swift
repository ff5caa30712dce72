import CivilTime
import Foundation

/// One time at which an event takes place, in the seminar's zone.
package enum Occurrence: Hashable, Sendable {
    /// Both days included.
    case allDay(from: CivilDate, through: CivilDate)
    /// `to` is exclusive.
    case timed(from: WallTime, to: WallTime)

    package var firstDay: CivilDate {
        switch self {
        case .allDay(let from, _): from
        case .timed(let from, _): from.date
        }
    }

    /// The first instant that belongs to it.
    package func start(in zone: Zone) -> Date {
        switch self {
        case .allDay(let from, _): zone.startOfDay(from)
        case .timed(let from, _): zone.instant(from)
        }
    }

    /// The first instant that no longer belongs to it.
    package func end(in zone: Zone) -> Date {
        switch self {
        case .allDay(_, let through): zone.endOfDay(through)
        case .timed(_, let to): zone.instant(to)
        }
    }
}

extension Schedule {
    /// How long a timed deadline is drawn in a calendar: up to its instant, as clients drop what has no length.
    package static let secondsOfTimedDeadline = 30 * 60

    /// When it takes place, ascending; only what ends after `after`, where that is given. A recurrence may never end.
    package func occurrences(in zone: Zone, endingAfter after: Date? = nil) -> AnySequence<Occurrence> {
        guard case .recurring(let recurrence) = self else {
            let single = singleOccurrence(in: zone).map { [$0] } ?? []
            return AnySequence(single.filter { after == nil || $0.end(in: zone) > after ?? .distantPast })
        }
        let from = after.map { recurrence.earliestStart(endingAfter: $0, in: zone) }
        let occurrences = recurrence.occurrences(in: zone, from: from) { $0 }.lazy
            .map { Occurrence.timed($0) }
        return AnySequence(occurrences.filter { after == nil || $0.end(in: zone) > after ?? .distantPast })
    }

    private func singleOccurrence(in zone: Zone) -> Occurrence? {
        switch self {
        case .day(let date): .allDay(from: date, through: date)
        case .days(let from, let through): .allDay(from: from, through: through)
        case .appointment(let start, let end): .timed(from: start, to: end)
        case .deadline(.endOf(let date)): .allDay(from: date, through: date)
        case .deadline(.at(let wall)): .timed(from: Self.start(ofDeadlineAt: wall, in: zone), to: wall)
        case .undecided(let between, let and, _): .allDay(from: between, through: and)
        case .recurring: nil
        }
    }

    /// In elapsed time: on the wall it could be within the hour that the clocks leave out, and so after the deadline.
    private static func start(ofDeadlineAt wall: WallTime, in zone: Zone) -> WallTime {
        zone.wallTime(at: zone.instant(wall).addingTimeInterval(-Double(secondsOfTimedDeadline)))
    }
}
