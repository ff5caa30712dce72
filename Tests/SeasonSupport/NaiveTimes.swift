import CivilTime
import Foundation

/// When reminders fall due, straight from the rules: every moment of the whole season, written down beforehand.
package struct NaiveTimes {
    let season: Season

    private var zone: Zone { season.zone }

    /// One reminder of one occurrence.
    struct Moment {
        var item: SeasonItem
        var event: SeasonEvent
        var reminder: SeasonReminder
        /// As the rule says it.
        var nominal: Date
        /// Just before quiet hours that would outlast its use; else as the rule says it.
        var due: Date
        var usefulUntil: Date
        var urgency: Date
        /// The time at which the event takes place.
        var occurrence: Occurrence
        /// Whether an edit has put it behind what was looked at, before it had come.
        var isOvertaken = false
    }

    /// A day, or a wall time.
    struct Point: Hashable {
        var date: CivilDate
        var time: TimeOfDay?

        var text: String { time.map { WallTime(date: date, time: $0).description } ?? date.description }
    }

    /// The moments of one time at which an event takes place, by their names.
    typealias Occurrence = [String: Point]

    func moments(of events: [SeasonEvent]) -> [Moment] {
        events.flatMap { event in
            occurrences(of: event.shape).flatMap { occurrence in
                event.reminders.compactMap { moment($0, of: event, in: occurrence) }
            }
        }
    }

    private func moment(_ reminder: SeasonReminder, of event: SeasonEvent, in occurrence: Occurrence) -> Moment? {
        let anchor = Self.anchor(of: reminder, of: event.shape)
        guard let point = occurrence[anchor] else { return nil }
        let nominal = instant(reminder, anchor, point)
        let usefulUntil = usefulUntil(reminder, of: event, in: occurrence, nominal)
        let item = SeasonItem(
            event: event.id, occurrence: point.text, rule: Self.identity(of: reminder, of: event))
        return Moment(
            item: item, event: event, reminder: reminder, nominal: nominal,
            due: beforeQuiet(nominal, usefulUntil), usefulUntil: usefulUntil,
            urgency: urgency(of: event.shape, in: occurrence), occurrence: occurrence)
    }

    private func instant(_ reminder: SeasonReminder, _ anchor: String, _ point: Point) -> Date {
        switch reminder.offset {
        case .at where point.time != nil: return named(anchor, point)
        case .at, .onTheDay, .onTheLastDay: return at(reminder.time, on: point.date)
        case .minutes(let count): return named(anchor, point).addingTimeInterval(Double(60 * count))
        case .days(let count): return at(reminder.time, on: point.date.adding(days: count))
        case .workingDays(let count): return at(reminder.time, on: workingDay(count, from: point.date))
        }
    }

    private func at(_ time: TimeOfDay?, on date: CivilDate) -> Date {
        zone.instant(WallTime(date: date, time: time ?? season.remindAt))
    }

    /// A bare opening is the first instant of its day, any other bare moment the end of it.
    private func named(_ anchor: String, _ point: Point) -> Date {
        if let time = point.time { return zone.instant(WallTime(date: point.date, time: time)) }
        return anchor == "opening" || anchor == "start" ? zone.startOfDay(point.date) : zone.endOfDay(point.date)
    }

    private func workingDay(_ count: Int, from date: CivilDate) -> CivilDate {
        var date = date
        var left = abs(count)
        while left > 0 {
            date = date.adding(days: count < 0 ? -1 : 1)
            let isFree = date.weekday == .saturday || date.weekday == .sunday || season.holidays.contains(date)
            left -= isFree ? 0 : 1
        }
        return date
    }

    private func usefulUntil(
        _ reminder: SeasonReminder, of event: SeasonEvent, in occurrence: Occurrence, _ nominal: Date
    ) -> Date {
        switch reminder.useful {
        case .day(let date): return zone.endOfDay(date)
        case .wall(let wall): return zone.instant(wall)
        case .moment(let moment):
            let anchor = Self.anchor(of: moment, of: event.shape)
            guard let point = occurrence[anchor] else { return nominal }
            return moment.offset == .at && moment.time == nil ? named(anchor, point) : instant(moment, anchor, point)
        case nil:
            return usualUse(reminder, of: event, in: occurrence, nominal)
        }
    }

    private func usualUse(
        _ reminder: SeasonReminder, of event: SeasonEvent, in occurrence: Occurrence, _ nominal: Date
    ) -> Date {
        let anchor = Self.anchor(of: reminder, of: event.shape)
        guard let point = occurrence[anchor] else { return nominal }
        let opens = anchor == "opening" || anchor == "start"
        switch reminder.offset {
        case .minutes(let count) where count < 0, .days(let count) where count < 0,
            .workingDays(let count) where count < 0:
            return named(anchor, point)
        case .minutes, .days, .workingDays:
            let wall = zone.wallTime(at: nominal)
            return zone.instant(WallTime(date: wall.date.adding(days: 7), time: wall.time))
        case .at where opens:
            let closing = event.shape.canonical("end")
            return occurrence[closing].map { named("end", $0) } ?? nominal
        case .at, .onTheDay, .onTheLastDay:
            if anchor == "due", point.time != nil { return named(anchor, point).addingTimeInterval(3_600) }
            return zone.endOfDay(point.date)
        }
    }

    /// What would be held beyond its use goes out a minute before quiet begins.
    private func beforeQuiet(_ nominal: Date, _ usefulUntil: Date) -> Date {
        guard let quiet = quietSpan(around: nominal), quiet.upperBound >= usefulUntil else { return nominal }
        return quiet.lowerBound.addingTimeInterval(-60)
    }

    func quietSpan(around instant: Date) -> Range<Date>? {
        guard let quiet = season.quietHours else { return nil }
        let today = zone.date(at: instant)
        for date in [today.adding(days: -1), today] {
            let lastDay = quiet.end <= quiet.begin ? date.adding(days: 1) : date
            let first = zone.instant(WallTime(date: date, time: quiet.begin))
            let after = zone.instant(WallTime(date: lastDay, time: quiet.end))
            if first < after, first <= instant, instant < after { return first..<after }
        }
        return nil
    }
}

extension NaiveTimes {
    /// The name of the moment that a reminder counts from.
    static func anchor(of reminder: SeasonReminder, of shape: SeasonEvent.Shape) -> String {
        switch (reminder.offset, shape) {
        case (.onTheLastDay, .days), (.onTheLastDay, .undecided): "closing"
        case (.onTheLastDay, .due), (.onTheLastDay, .dueAt): "due"
        case (.onTheLastDay, .day): "opening"
        case (.onTheLastDay, _): "end"
        case (.onTheDay, _): shape.usualAnchor
        default: shape.canonical(reminder.anchor ?? shape.usualAnchor)
        }
    }

    /// What makes two reminders of an event the same: anchor, offset and whom it goes to.
    static func identity(of reminder: SeasonReminder, of event: SeasonEvent) -> String {
        let anchor = anchor(of: reminder, of: event.shape)
        return "\(offset(of: reminder, anchor)) to \(recipients(of: reminder, of: event))"
    }

    static func recipients(of reminder: SeasonReminder, of event: SeasonEvent) -> String {
        reminder.to ?? (event.obligation == nil ? event.audience : "owing")
    }

    private static func offset(of reminder: SeasonReminder, _ anchor: String) -> String {
        func counted(_ count: Int, _ unit: String) -> String {
            "\(abs(count)) \(unit)\(abs(count) == 1 ? "" : "s") \(count < 0 ? "before" : "after") \(anchor)"
        }
        switch reminder.offset {
        case .at: return "at \(anchor)"
        case .onTheDay, .onTheLastDay: return "on the day of \(anchor)"
        case .minutes(let count): return count % 60 == 0 ? counted(count / 60, "hour") : counted(count, "minute")
        case .days(let count): return counted(count, "day")
        case .workingDays(let count): return counted(count, "working day")
        }
    }
}
