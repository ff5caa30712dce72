import CivilTime
import Foundation

/// A time at which an event takes place, equal to another one that is at the same instants: another time zone of the
/// seminar moves what has a time of day. A day stays that day in every zone.
struct UpcomingDate: Hashable {
    let occurrence: Occurrence
    private let moment: Moment

    private enum Moment: Hashable {
        case days(CivilDate, CivilDate)
        case span(Date, Date)
    }

    init(_ occurrence: Occurrence, in zone: Zone) {
        self.occurrence = occurrence
        moment =
            switch occurrence {
            case .allDay(let from, let through): .days(from, through)
            case .timed(let from, let to): .span(zone.instant(from), zone.instant(to))
            }
    }

    static func == (one: UpcomingDate, other: UpcomingDate) -> Bool { one.moment == other.moment }

    func hash(into hasher: inout Hasher) { hasher.combine(moment) }
}

extension Event {
    /// How many occurrences of a recurrence are compared: more than a term has.
    private static let compared = 400

    /// Those that are not over.
    ///
    /// - Parameter dayZone: where days end, when the zone of two seminars that are compared is not the same.
    func upcoming(in zone: Zone, daysIn dayZone: Zone, at now: Date) -> [UpcomingDate] {
        schedule.occurrences(in: schedule.hasTimes ? zone : dayZone, endingAfter: now).prefix(Self.compared)
            .map { UpcomingDate($0, in: zone) }
    }

    func isAhead(in zone: Zone, at now: Date) -> Bool {
        schedule.occurrences(in: zone, endingAfter: now).contains { _ in true }
    }
}

extension Schedule {
    /// Whether it means instants, not days.
    fileprivate var hasTimes: Bool {
        switch self {
        case .appointment, .recurring, .deadline(.at): true
        case .day, .days, .undecided, .deadline(.endOf): false
        }
    }
}
