import CivilTime
import Foundation
import ICalendar
import SeminarCore

/// Reads the calendar's times in the seminar's zone.
struct ImportClock {
    /// A time with the zone in which its event repeats.
    enum Time: Hashable {
        case day(CivilDate)
        case moment(WallTime, Zone)
    }

    /// The seminar's.
    let zone: Zone
    let zones: DocumentZones

    /// What had to be assumed goes to the notes.
    func time(_ time: DocumentTime, notes: inout [String]) -> Time {
        switch time {
        case .date(let date): return .day(date)
        case .utc(let instant): return .moment(Zone.utc.wallTime(at: instant), .utc)
        case .floating(let wall):
            note("its times have no zone in the calendar; they are read in \(zone.identifier)", in: &notes)
            return .moment(wall, zone)
        case .zoned(let wall, let name):
            guard let origin = zones[name] else {
                let what = "the calendar's time zone \"\(name.shortened)\" is not known"
                note("\(what); its times are read in \(zone.identifier)", in: &notes)
                return .moment(wall, zone)
            }
            return .moment(wall, origin)
        }
    }

    private func note(_ text: String, in notes: inout [String]) {
        if !notes.contains(text) { notes.append(text) }
    }

    /// What the seminar's clocks show when those of `origin` show `wall`.
    func here(_ wall: WallTime, in origin: Zone) -> WallTime {
        origin == zone ? wall : zone.wallTime(at: origin.instant(wall))
    }

    /// An occurrence of so many seconds.
    func occurrence(from start: WallTime, lasting seconds: TimeInterval) -> Occurrence {
        .timed(from: start, to: zone.wallTime(at: zone.instant(start).addingTimeInterval(seconds)))
    }
}
