import CivilTime

/// Tells what a rule yields, asked for one time after the other, each later than the last: the rule is entered once and
/// not for every one of them.
struct RuledTimes {
    private var occurrences: RecurrenceRule.OccurrenceIterator
    /// Taken from the rule, and later than what was asked for.
    private var next: WallTime?

    init(_ rule: RecurrenceRule, startingAt start: EventTime) {
        let found =
            start.zone.map { rule.occurrences(startingAt: start.wallTime, in: $0) }
            ?? rule.dates(startingAt: start.wallTime.date).occurrences
        occurrences = found.makeIterator()
    }

    mutating func contains(_ wallTime: WallTime) -> Bool {
        if next.map({ $0 < wallTime }) ?? true {
            occurrences.skip(to: wallTime)
            next = occurrences.next()
        }
        return next == wallTime
    }
}
