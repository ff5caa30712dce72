import CivilTime
import Foundation

extension Recurrence {
    /// The occurrences as `value` sees them, ascending by it, lazily: a rule may never end, and whatever is moved may
    /// pass its neighbours.
    ///
    /// The rule is entered at `earliest`; what is moved or additional is there whether it lies before or after it.
    func occurrences<Value: Comparable>(
        in zone: Zone, from earliest: WallTime? = nil, by value: @escaping (Times) -> Value
    ) -> AnySequence<Value> {
        let regular = starts(in: zone, from: earliest).lazy.filter { moved[$0] == nil }
            .map { value(Times(from: $0, to: end(ofOccurrenceAt: $0, in: zone))) }
        let others = singles(in: zone)
        guard !others.isEmpty else { return AnySequence(regular) }
        return AnySequence(AscendingMerge(regular, with: others.map(value).sorted()))
    }

    /// What does not take place where the rule has it: moved and additional occurrences, ascending.
    func singles(in zone: Zone) -> [Times] {
        guard !moved.isEmpty || !additional.isEmpty else { return [] }
        let extra = additional.map { Times(from: $0, to: end(ofOccurrenceAt: $0, in: zone)) }
        return (moved.values + extra).map { $0.existing(in: zone) }.sorted()
    }

    /// The occurrence that begins at `start`, as long as that one is if it is moved.
    func times(from start: WallTime, in zone: Zone) -> Times {
        singles(in: zone).first { $0.from == start } ?? Times(from: start, to: end(ofOccurrenceAt: start, in: zone))
    }

    /// The occurrence that ends at `end`.
    func times(to end: WallTime, in zone: Zone) -> Times {
        if let single = singles(in: zone).first(where: { $0.to == end }) { return single }
        let start = zone.instant(end).addingTimeInterval(-length(in: zone))
        return Times(from: zone.wallTime(at: start), to: end)
    }

    /// A start on the wall before which no occurrence of the rule ends after `instant`: its length and two days for
    /// zones earlier.
    func earliestStart(endingAfter instant: Date, in zone: Zone) -> WallTime {
        let wall = zone.wallTime(at: instant.addingTimeInterval(-length(in: zone)))
        return max(start, WallTime(date: wall.date.adding(days: -2), time: .midnight))
    }
}

extension Recurrence.Times {
    /// As the zone's clocks show them: what they leave out is read after the gap (RFC 5545 §3.3.5).
    func existing(in zone: Zone) -> Recurrence.Times {
        Recurrence.Times(from: zone.wallTime(at: zone.instant(from)), to: zone.wallTime(at: zone.instant(to)))
    }
}

extension Occurrence {
    static func timed(_ times: Recurrence.Times) -> Occurrence { .timed(from: times.from, to: times.to) }
}
