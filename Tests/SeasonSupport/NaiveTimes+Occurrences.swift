import CivilTime
import Foundation

extension NaiveTimes {
    func occurrences(of shape: SeasonEvent.Shape) -> [Occurrence] {
        switch shape {
        case .day(let date): [["opening": Point(date: date), "closing": Point(date: date)]]
        case .days(let from, let through): [["opening": Point(date: from), "closing": Point(date: through)]]
        case .appointment(let start, let end): [["start": point(start), "end": point(end)]]
        case .due(let date): [["due": Point(date: date)]]
        case .dueAt(let wall): [["due": point(wall)]]
        case .undecided(let from, let and, let decideBy):
            [["opening": Point(date: from), "closing": Point(date: and), "due": Point(date: decideBy)]]
        case .weekly, .rule: repeated(shape)
        }
    }

    private func point(_ wall: WallTime) -> Point { Point(date: wall.date, time: wall.time) }

    /// Every one lasts as long as the first, in elapsed time (RFC 5545 §3.8.5.3).
    private func repeated(_ shape: SeasonEvent.Shape) -> [Occurrence] {
        let starts = starts(of: shape)
        guard let length = length(of: shape, first: starts.first) else { return [] }
        return starts.map { start in
            let end = season.zone.instant(start).addingTimeInterval(length)
            return ["start": point(start), "end": point(season.zone.wallTime(at: end))]
        }
    }

    private func length(of shape: SeasonEvent.Shape, first: WallTime?) -> TimeInterval? {
        let zone = season.zone
        switch shape {
        case .rule(_, let start, let end, _): return zone.instant(end).timeIntervalSince(zone.instant(start))
        case .weekly(_, _, _, let begin, let end, _):
            guard let first else { return nil }
            let from = zone.instant(WallTime(date: first.date, time: begin))
            return zone.instant(WallTime(date: first.date, time: end)).timeIntervalSince(from)
        default: return nil
        }
    }

    private func starts(of shape: SeasonEvent.Shape) -> [WallTime] {
        let zone = season.zone
        switch shape {
        case .rule(let text, let start, _, let except):
            guard let rule = try? RecurrenceRule(parsing: text) else { return [] }
            let horizon = zone.date(at: season.end).adding(days: 40)
            return rule.occurrences(startingAt: start, in: zone, from: nil)
                .prefix { $0.date <= horizon }
                .filter { !except.contains($0.date) }
        case .weekly(let weekdays, let from, let through, let begin, _, let except):
            return (0...from.days(until: through)).map { from.adding(days: $0) }
                .filter { weekdays.contains($0.weekday) && !except.contains($0) && !season.holidays.contains($0) }
                .map { WallTime(date: $0, time: begin) }
                // What the clocks leave out is no occurrence (RFC 5545 §3.3.10).
                .filter { zone.wallTime(at: zone.instant($0)) == $0 }
        default: return []
        }
    }

    /// When it is too late: the last moment of days and deadlines, the first of what takes place.
    func urgency(of shape: SeasonEvent.Shape, in occurrence: Occurrence) -> Date {
        let zone = season.zone
        func first(_ name: String) -> Date? {
            occurrence[name].map { $0.time == nil ? zone.startOfDay($0.date) : instant($0) }
        }
        func last(_ name: String) -> Date? {
            occurrence[name].map { $0.time == nil ? zone.endOfDay($0.date) : instant($0) }
        }
        switch shape {
        case .days: return last("closing") ?? .distantFuture
        case .due, .dueAt: return last("due") ?? .distantFuture
        default: return first("opening") ?? first("start") ?? .distantFuture
        }
    }

    private func instant(_ point: Point) -> Date {
        season.zone.instant(WallTime(date: point.date, time: point.time ?? .midnight))
    }
}
