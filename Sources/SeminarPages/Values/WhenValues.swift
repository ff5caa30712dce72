import CivilTime
import Foundation
import SeminarCore

/// A piece of a date in words, with what it means for machines (HTML §4.5.14) where it is a day or an instant.
struct PartValues: Hashable {
    var text: String
    /// `2021-03-10` or `2021-04-19T14:00:00+02:00`
    var datetime: String?
}

/// One line of a date.
struct LineValues: Hashable {
    var parts: [PartValues]
}

/// When an event is, in short lines that stand beside it; the year is in the heading over them.
struct WhenLines {
    let dates: DateWording
    let zone: Zone

    func lines(_ schedule: Schedule) -> [LineValues] {
        switch schedule {
        case .day(let date): lines([day(date)])
        case .days(let from, let through), .undecided(let from, let through, _): days(from, through)
        case .appointment(let start, let end) where start.date == end.date:
            lines(
                [day(start.date)], [PartValues(text: dates.times(from: start.time, to: end.time), datetime: at(start))])
        case .appointment(let start, let end):
            lines([moment(start), PartValues(text: " –")], [moment(end)])
        case .deadline(.endOf(let date)): lines([by, day(date)], [PartValues(text: endOfDay)])
        case .deadline(.at(let wall)):
            lines([by, day(wall.date)], [PartValues(text: dates.time(wall.time), datetime: at(wall))])
        case .recurring(let recurrence): recurring(recurrence)
        }
    }

    /// The whole date in one sentence; of what repeats, the occurrence.
    func sentence(_ schedule: Schedule, of occurrence: Occurrence) -> PartValues {
        let text = ScheduleWording(dates.language, zone: zone).text(schedule, of: occurrence)
        return PartValues(text: text, datetime: datetime(of: schedule, occurrence))
    }

    private func datetime(of schedule: Schedule, _ occurrence: Occurrence) -> String {
        switch (schedule, occurrence) {
        case (.deadline(.at(let wall)), _): at(wall)
        case (_, .timed(let from, _)): at(from)
        case (_, .allDay(let from, _)): from.description
        }
    }

    /// The days, the hours, and from when to when.
    private func recurring(_ recurrence: Recurrence) -> [LineValues] {
        let text = ScheduleWording(dates.language, zone: zone).pattern(of: recurrence)
        let times = dates.times(from: recurrence.start.time, to: recurrence.end.time)
        let around = text.components(separatedBy: ", \(times)").map {
            $0.hasPrefix(", ") ? String($0.dropFirst(2)) : $0
        }
        return [around.first, times, around.dropFirst().first].compactMap(\.self).filter { !$0.isEmpty }
            .map { LineValues(parts: [PartValues(text: $0)]) }
    }

    private func days(_ from: CivilDate, _ through: CivilDate) -> [LineValues] {
        from == through ? lines([day(from)]) : lines([day(from), PartValues(text: " –")], [day(through)])
    }

    private func lines(_ lines: [PartValues]...) -> [LineValues] { lines.map(LineValues.init) }

    private func day(_ date: CivilDate) -> PartValues {
        PartValues(text: dates.shortDay(date), datetime: date.description)
    }

    private func moment(_ wall: WallTime) -> PartValues {
        PartValues(text: "\(dates.shortDay(wall.date)), \(dates.time(wall.time))", datetime: at(wall))
    }

    private func at(_ wall: WallTime) -> String { zone.rfc3339(zone.instant(wall)) }

    private var by: PartValues { PartValues(text: dates.language == .german ? "bis " : "by ") }
    private var endOfDay: String { dates.language == .german ? "Tagesende" : "end of the day" }
}
