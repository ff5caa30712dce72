import CivilTime
import Foundation

/// A zone whose clocks are changed twice a year by the same two rules, or not at all.
enum TwoYearlyRules {
    /// How many years before and after are looked at to tell rules apart that agree in the calendar's own years, such
    /// as "the last Sunday" and "the fourth". Where laws changed nearby, fewer have to do.
    private static let surroundings = [(before: 0, after: 10), (10, 0), (0, 3), (3, 0), (0, 0)]

    /// Nil where two rules do not suffice in these years. They start in 1970 even where they were not the law yet: a
    /// calendar that speaks of later years is not asked, and clients expect rules that begin long before the first
    /// event.
    static func observances(of zone: Zone, covering years: ClosedRange<Int>) -> [Observance]? {
        let span = YearSpan(years)
        if zone.clockChanges(from: span.start, to: span.end).isEmpty { return [unchanging(zone, in: span)] }
        for (before, after) in surroundings {
            let wider = YearSpan(years.lowerBound - before...years.upperBound + after)
            if let found = observances(of: zone, in: wider, from: span.firstYear) { return found }
        }
        return nil
    }

    private static func unchanging(_ zone: Zone, in span: YearSpan) -> Observance {
        let offset = zone.offset(at: span.start)
        return Observance(
            kind: .standard, start: WallTime(date: YearSpan.firstDay(of: span.firstYear), time: .midnight),
            offsetBefore: offset, offset: offset, abbreviation: zone.abbreviation(at: span.start))
    }

    private static func observances(of zone: Zone, in span: YearSpan, from firstYear: Int) -> [Observance]? {
        let changes = zone.clockChanges(from: span.start, to: span.end)
        let rules = Dictionary(grouping: changes, by: \.signature).values
        guard rules.count == 2, changes.count == 2 * span.years.count,
            zip(changes, changes.dropFirst()).allSatisfy({ $0.signature != $1.signature })
        else { return nil }
        var found: [Observance] = []
        for changes in rules {
            guard changes.map(\.year) == Array(span.years), let rule = recurring(changes, from: firstYear) else {
                return nil
            }
            found.append(rule)
        }
        return found.sorted { $0.start < $1.start }
    }

    private static func recurring(_ changes: [ClockChange], from firstYear: Int) -> Observance? {
        guard let change = changes.first,
            let onset = YearlyOnset(fitting: changes.map(\.wallTime.date)),
            let firstDay = onset.date(in: firstYear)
        else { return nil }
        return Observance(
            kind: change.kind, start: WallTime(date: firstDay, time: change.wallTime.time),
            offsetBefore: change.offsetBefore, offset: change.offset, abbreviation: change.abbreviation, onset: onset)
    }
}
