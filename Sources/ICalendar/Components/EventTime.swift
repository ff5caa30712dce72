import CivilTime
import Foundation

/// When an event starts or ends. There is no floating time: it would be another instant for every subscriber.
package enum EventTime: Hashable, Sendable {
    /// A whole day, in no zone; as an end it is the first day after the event (RFC 5545 §3.6.1).
    case date(CivilDate)
    /// A time on the wall of a zone, which the calendar's VTIMEZONE explains.
    case zoned(WallTime, Zone)
    /// An instant, to the second.
    case utc(Date)
}

extension EventTime {
    /// A zone that is UTC needs no VTIMEZONE: its times are written with a Z.
    var canonical: EventTime {
        guard case .zoned(let wallTime, let zone) = self, zone.isUTC else { return self }
        return .utc(zone.instant(wallTime))
    }

    /// What must agree between DTSTART and the properties that name instances of it (RFC 5545 §3.8.5.1, §3.8.4.4).
    enum Kind: Equatable {
        case date
        case zoned(String)
        case utc
    }

    var kind: Kind {
        switch canonical {
        case .date: .date
        case .zoned(_, let zone): .zoned(zone.identifier)
        case .utc: .utc
        }
    }

    /// Comparable among times of one kind; days count as if they began in UTC.
    var instant: Date {
        switch self {
        case .date(let date): Zone.utc.startOfDay(date)
        case .zoned(let wallTime, let zone): zone.instant(wallTime)
        case .utc(let instant): instant
        }
    }

    /// The time as its own zone's wall shows it.
    var wallTime: WallTime {
        switch self {
        case .date(let date): WallTime(date: date, time: .midnight)
        case .zoned(let wallTime, _): wallTime
        case .utc(let instant): Zone.utc.wallTime(at: instant)
        }
    }

    /// Nil for days.
    var zone: Zone? {
        switch self {
        case .date: nil
        case .zoned(_, let zone): zone
        case .utc: Zone.utc
        }
    }
}

extension EventTime: CustomStringConvertible {
    /// For the sentences of `InvalidCalendar`.
    package var description: String {
        switch self {
        case .date(let date): "\(date)"
        case .zoned(let wallTime, let zone): "\(wallTime) \(zone.identifier)"
        case .utc(let instant): "\(Zone.utc.wallTime(at: instant)) UTC"
        }
    }
}

extension Zone {
    var isUTC: Bool {
        switch identifier {
        case "UTC", "UCT", "Zulu", "Universal", "Etc/UTC", "Etc/UCT", "Etc/Zulu", "Etc/Universal": true
        default: false
        }
    }
}
