import CivilTime
import Foundation
import ICalendar
import SeminarCore

/// When an event of the calendar takes place the first time.
struct ImportedTimes {
    let start: ImportClock.Time
    /// Of an event of days, at least 1.
    let days: Int
    /// Of a timed one, elapsed; 0 for a moment.
    let seconds: TimeInterval

    /// For moments that have to last: as long as a deadline is drawn.
    static let secondsOfMoment = TimeInterval(Schedule.secondsOfTimedDeadline)

    /// An end that is missing or before the start makes a day, or a moment (RFC 5545 §3.6.1).
    init?(of component: DocumentComponent, clock: ImportClock, notes: inout [String]) throws(CalendarSyntaxError) {
        guard let property = component.property("DTSTART") else { return nil }
        start = clock.time(try property.time(), notes: &notes)
        let end = try component.property("DTEND").map { (property) throws(CalendarSyntaxError) in try property.time() }
        let duration = try component.property("DURATION").map { (property) throws(CalendarSyntaxError) in
            try property.duration()
        }
        switch start {
        case .day(let first):
            let last = end.map { clock.time($0, notes: &notes).day }
            days = max(1, last.map { first.days(until: $0) } ?? duration?.days ?? 1)
            seconds = 0
        case .moment(let wall, let origin):
            let begin = origin.instant(wall)
            let over =
                end.map { clock.time($0, notes: &notes).instant } ?? duration?.end(after: wall, in: origin) ?? begin
            (days, seconds) = (1, max(0, over.timeIntervalSince(begin)))
            if over < begin { notes.append("it ends before it starts in the calendar; check the times") }
        }
    }

    /// The occurrence at `start`.
    func first(_ clock: ImportClock) -> Occurrence {
        switch start {
        case .day(let date): .allDay(from: date, through: date.adding(days: days - 1))
        case .moment(let wall, let origin):
            clock.occurrence(from: clock.here(wall, in: origin), lasting: seconds)
        }
    }
}

extension ImportClock.Time {
    var day: CivilDate {
        switch self {
        case .day(let date): date
        case .moment(let wall, _): wall.date
        }
    }

    var instant: Date {
        switch self {
        case .day(let date): Zone.utc.startOfDay(date)
        case .moment(let wall, let zone): zone.instant(wall)
        }
    }
}

extension DocumentDuration {
    /// Its days are the calendar's, the rest is elapsed (RFC 5545 §3.3.6).
    fileprivate func end(after start: WallTime, in zone: Zone) -> Date {
        let day = WallTime(date: start.date.adding(days: days), time: start.time)
        return zone.instant(day).addingTimeInterval(TimeInterval(seconds))
    }
}
