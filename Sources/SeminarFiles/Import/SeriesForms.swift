import CivilTime
import Foundation
import SeminarCore

/// How a seminar's file can say an event that repeats, best first; which of these means the same, the reader decides.
struct SeriesForms {
    let series: ImportedSeries
    let changes: SeriesChanges
    /// Whether additional times stay with the event.
    let includesAdded: Bool

    private var clock: ImportClock { series.clock }

    /// When the event itself takes place, the changes that are events of their own aside; ascending.
    var occurrences: [Occurrence] {
        let gone = series.removed.union(changes.originals)
        let starts = series.ruled.filter { !gone.contains($0) } + (includesAdded ? additions : [])
        return (starts.map(series.occurrence) + changes.moved.values).sorted {
            ($0.start(in: clock.zone), $0.end(in: clock.zone)) < ($1.start(in: clock.zone), $1.end(in: clock.zone))
        }
    }

    /// Additional starts that take place.
    var additions: [WallTime] { series.added.subtracting(series.removed).subtracting(changes.originals).sorted() }

    /// The keys of the first form that the reader takes for the same occurrences, nil where none is.
    func lines() -> [ImportedEvent.Line]? {
        guard !series.isOfDays, !series.ruled.isEmpty, let singles = singles() else { return nil }
        let expected = compared(occurrences)
        let limit = expected.endIndex + 1
        return [weekly(), ruled()].compactMap(\.self).map { $0 + singles }.first { lines in
            guard let event = lines.read(in: clock.zone) else { return false }
            let found = Array(event.schedule.occurrences(in: clock.zone).prefix(limit))
            return series.isEndless ? found.starts(with: expected) : found.elementsEqual(expected)
        }
    }

    /// Of a rule that goes on, the part in which nothing is missing yet.
    private func compared(_ occurrences: [Occurrence]) -> ArraySlice<Occurrence> {
        series.isEndless ? occurrences.prefix(ImportedSeries.longest - 100) : occurrences[...]
    }

    /// `weekly`, for a rule of weekdays that ends.
    private func weekly() -> [ImportedEvent.Line]? {
        let plain = try? RecurrenceRule(
            frequency: .weekly, end: series.rule.end, byDay: series.rule.byDay, weekStart: series.rule.weekStart)
        guard series.rule == plain, !series.isEndless,
            let first = series.ruled.first.map(here), let last = series.ruled.last.map(here)
        else { return nil }
        let end = series.end(of: first)
        guard end.date == first.date else { return nil }
        let named = Set(series.rule.byDay.map(\.weekday)).sorted().map(\.name)
        return [
            (.weekly, YAMLText.list(named.isEmpty ? [first.date.weekday.name] : named)),
            (.at, "\(first.time)-\(end.time)"), (.from, "\(first.date)"), (.through, "\(last.date)"),
        ]
    }

    private func ruled() -> [ImportedEvent.Line] {
        let start = here(series.start)
        return [(.start, "\(start)"), (.end, "\(series.end(of: start))"), (.rrule, "\(series.ruleHere)")]
    }

    /// `except`, `moved`, `also`; nil where one cannot be said.
    private func singles() -> [ImportedEvent.Line]? {
        var moves: [String] = []
        for (original, occurrence) in changes.moved.sorted(by: { $0.key < $1.key }) {
            guard let times = series.moved(to: occurrence) else { return nil }
            moves.append("\(here(original).date): \(times)")
        }
        let known = Set(series.ruled)
        let gone = series.removed.union(changes.cancelled).union(changes.apart.keys)
            .filter { series.isEndless || known.contains($0) }
        let days = Set(gone.map { here($0).date }).sorted()
        var lines: [ImportedEvent.Line] = []
        if !days.isEmpty { lines.append((.except, Self.list(days))) }
        if !moves.isEmpty { lines.append((.moved, "{ \(moves.joined(separator: ", ")) }")) }
        if includesAdded, !additions.isEmpty { lines.append((.also, Self.list(additions.map(here)))) }
        return lines
    }

    private static func list(_ items: [some CustomStringConvertible]) -> String {
        "[\(items.map(\.description).joined(separator: ", "))]"
    }

    private func here(_ wall: WallTime) -> WallTime { clock.here(wall, in: series.origin) }
}

extension ImportedSeries {
    /// Of what starts then on the seminar's clock.
    fileprivate func end(of start: WallTime) -> WallTime {
        clock.zone.wallTime(at: clock.zone.instant(start).addingTimeInterval(seconds))
    }

    /// The rule as the seminar's clock reads it: only its end is a time.
    fileprivate var ruleHere: RecurrenceRule {
        guard origin != clock.zone else { return rule }
        var rule = rule
        switch rule.end {
        case .until(.wall(let wall)): rule.end = .until(.utc(origin.instant(wall)))
        case .until(.date(let date)): rule.end = .until(.utc(origin.endOfDay(date).addingTimeInterval(-1)))
        case .until(.utc), .count, .never: break
        }
        return rule
    }

    /// The value of a key in `moved`.
    fileprivate func moved(to occurrence: Occurrence) -> String? {
        guard case .timed(let from, let to) = occurrence, from < to else { return nil }
        if end(of: from) == to { return "\(from)" }
        return from.date == to.date ? "\(from)-\(to.time)" : nil
    }
}
