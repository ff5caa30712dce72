import CivilTime
import Foundation

extension EventComponent {
    /// Those of `times`, which ascend, at which the event happens, exceptions aside.
    func instances(among times: [EventTime]) -> [EventTime] {
        guard !times.isEmpty else { return [] }
        var ruled = recurrence.map { RuledTimes($0, startingAt: start) }
        return times.filter { time in
            let wallTime = time.wallTime
            if wallTime == start.wallTime || ruled?.contains(wallTime) ?? false { return true }
            return recurrenceTimes.contains { $0.wallTime == wallTime }
        }
    }

    func isInstance(_ time: EventTime) -> Bool { !instances(among: [time]).isEmpty }
}

extension RecurrenceRule {
    /// The first one at `earliest` or later, read in the zone of `start`.
    func firstOccurrence(startingAt start: EventTime, from earliest: WallTime) -> WallTime? {
        var first: WallTime?
        forEachOccurrence(startingAt: start, from: earliest) { occurrence in
            first = occurrence
            return false
        }
        return first
    }

    /// Ascending, until `body` answers false.
    func forEachOccurrence(startingAt start: EventTime, from earliest: WallTime?, _ body: (WallTime) -> Bool) {
        if let zone = start.zone {
            for occurrence in occurrences(startingAt: start.wallTime, in: zone, from: earliest) {
                guard body(occurrence) else { return }
            }
        } else {
            for date in dates(startingAt: start.wallTime.date, from: earliest?.date) {
                guard body(WallTime(date: date, time: .midnight)) else { return }
            }
        }
    }

    /// The same rule with an UNTIL as clients want it: a day for days, UTC for times, and the last instance itself (RFC
    /// 5545 §3.3.10), since some compare it with dates and some with instants.
    func bounded(for start: EventTime) -> RecurrenceRule {
        guard case .until(let until) = end,
            let last = lastOccurrence(startingAt: start, through: until.wallTime(in: start.zone))
        else { return self }
        guard let zone = start.zone else { return ending(.until(.date(last.date))) }
        return ending(.until(.utc(zone.instant(last))))
    }

    /// Looked for near the end first; a rule may have run for years before it.
    private func lastOccurrence(startingAt start: EventTime, through limit: WallTime) -> WallTime? {
        // A week of seconds would be a long way.
        for days in frequency < .daily ? [0, 8, 40, 400] : [8, 40, 400] {
            let earliest = WallTime(date: limit.date.adding(days: -days), time: .midnight)
            if let last = lastOccurrence(startingAt: start, from: earliest) { return last }
        }
        return lastOccurrence(startingAt: start, from: nil)
    }

    private func lastOccurrence(startingAt start: EventTime, from earliest: WallTime?) -> WallTime? {
        var last: WallTime?
        forEachOccurrence(startingAt: start, from: earliest) { occurrence in
            last = occurrence
            return true
        }
        return last
    }

    private func ending(_ end: End) -> RecurrenceRule {
        var copy = self
        copy.end = end
        return copy
    }
}

extension RecurrenceRule.Until {
    /// The last moment that it may mean, on the wall of the event's zone; nil is a zone of days.
    func wallTime(in zone: Zone?) -> WallTime {
        switch self {
        case .date(let date): WallTime(date: date, time: .midnight)
        case .utc(let instant): (zone ?? .utc).wallTime(at: instant)
        case .wall(let wallTime): wallTime
        }
    }
}
