import CivilTime

/// Which zones a calendar's times name, and in which years.
struct ZoneUsage {
    /// Few, and mostly one, for which a dictionary would be much.
    private var zones: [(zone: Zone, years: ClosedRange<Int>)] = []

    init() {}

    init(of events: some Sequence<EventComponent>) {
        for event in events { add(event) }
    }

    /// In the order of their names.
    var components: [TimeZoneComponent] {
        zones.sorted { $0.zone.identifier < $1.zone.identifier }
            .map { TimeZoneComponent($0.zone, covering: $0.years) }
    }

    mutating func add(_ other: ZoneUsage) {
        for (zone, years) in other.zones { add(zone, years: years) }
    }

    private mutating func add(_ event: EventComponent) {
        add(event.start)
        add(event.end)
        for time in event.recurrenceTimes { add(time) }
        if let original = event.recurrenceIdentifier { add(original) }
        guard case .zoned(let first, let zone) = event.start.canonical, let rule = event.recurrence else { return }
        // An instance may begin on the last day of a year and end in the next.
        add(zone, years: first.date.year...rule.lastYear(startingAt: event.start) + 1)
    }

    private mutating func add(_ time: EventTime) {
        guard case .zoned(let wallTime, let zone) = time.canonical else { return }
        add(zone, years: wallTime.date.year...wallTime.date.year)
    }

    private mutating func add(_ zone: Zone, years added: ClosedRange<Int>) {
        guard let index = zones.firstIndex(where: { $0.zone == zone }) else { return zones.append((zone, added)) }
        let known = zones[index].years
        zones[index].years = min(known.lowerBound, added.lowerBound)...max(known.upperBound, added.upperBound)
    }
}

extension RecurrenceRule {
    /// How far the clocks of a rule without an end are described: nobody knows their laws further ahead.
    private static let foreseenYears = 20

    fileprivate func lastYear(startingAt start: EventTime) -> Int {
        let firstYear = start.wallTime.date.year
        var lastYear = firstYear
        switch end {
        case .never: return firstYear + Self.foreseenYears
        case .until(let until):
            return min(until.wallTime(in: start.zone).date.year, firstYear + Self.foreseenYears)
        case .count:
            forEachOccurrence(startingAt: start, from: nil) { occurrence in
                lastYear = occurrence.date.year
                return lastYear < firstYear + Self.foreseenYears
            }
            return lastYear
        }
    }
}
