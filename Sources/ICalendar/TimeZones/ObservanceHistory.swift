import CivilTime
import Foundation

/// A zone whose laws changed, or follow the moon: rules while they lasted, and single changes where there was no rule.
struct ObservanceHistory {
    /// Fewer changes are not called a rule.
    private static let fewestForRule = 3

    private let zone: Zone
    private let span: YearSpan

    init(_ zone: Zone, _ years: ClosedRange<Int>) {
        self.zone = zone
        span = YearSpan(years)
    }

    var observances: [Observance] {
        let changes = zone.clockChanges(from: span.start, to: span.end)
        let later = runs(of: changes).flatMap(observances(of:))
        return [initial(before: changes)] + later.sorted { $0.start < $1.start }
    }

    /// From long before the first change.
    private func initial(before changes: [ClockChange]) -> Observance {
        let offset = zone.offset(at: span.start)
        return Observance(
            kind: zone.kind(at: span.start, before: span.end),
            start: WallTime(date: YearSpan.firstDay(of: span.firstYear), time: .midnight),
            offsetBefore: offset, offset: offset, abbreviation: zone.abbreviation(at: span.start))
    }

    /// Changes of consecutive years that one rule explains.
    private func runs(of changes: [ClockChange]) -> [[ClockChange]] {
        var runs: [[ClockChange]] = []
        for change in changes {
            if let index = runs.lastIndex(where: { Self.continues($0, with: change) }) {
                runs[index].append(change)
            } else {
                runs.append([change])
            }
        }
        return runs
    }

    private static func continues(_ run: [ClockChange], with change: ClockChange) -> Bool {
        guard let last = run.last, last.signature == change.signature, last.year + 1 == change.year else {
            return false
        }
        return YearlyOnset(fitting: (run + [change]).map(\.wallTime.date)) != nil
    }

    private func observances(of run: [ClockChange]) -> [Observance] {
        guard run.count >= Self.fewestForRule, let first = run.first, let last = run.last,
            let onset = YearlyOnset(fitting: run.map(\.wallTime.date))
        else { return run.map(\.observance) }
        var observance = first.observance
        observance.onset = onset
        observance.lastStart = last.year < span.years.upperBound ? last.wallTime : nil
        return [observance]
    }
}
