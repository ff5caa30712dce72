extension RecurrenceRule {
    /// RFC 5545 dates have four digits for the year.
    static let lastYear = 9_999
    static let lastDate = CivilDate(checkedYear: lastYear, month: 12, day: 31)

    /// The wall times that the rule yields, ascending and lazily, at `start` or later and at `earliest` or later.
    ///
    /// - The rule decides alone: `start` is an occurrence only if the rule yields it, and COUNT counts what it yields.
    ///   (RFC 5545 §3.8.5.3 leaves a start that is off its rule undefined.)
    /// - All frequencies step on the wall. A wall time that the zone's clocks leave out is no occurrence and is not
    ///   counted (§3.3.10: "nonexistent local time … MUST be ignored"); one that they show twice is one occurrence.
    /// - An UNTIL in UTC is compared with the occurrence's instant, of two instants the first.
    /// - BYSETPOS picks from the whole interval, also where `start` lies within the first one, and before the zone's
    ///   gaps are taken out. BYWEEKNO of a YEARLY rule yields the days of each calendar year that lie in such weeks.
    /// - The sequence ends, if not by COUNT or UNTIL, with the year 9999, or where 400 years of the calendar, after which it repeats
    ///   itself, have passed without an occurrence: a rule such as February 30 yields nothing.
    ///
    /// Without COUNT, the way from `start` to `earliest` costs nothing.
    package func occurrences(
        startingAt start: WallTime, in zone: Zone, from earliest: WallTime? = nil
    ) -> Occurrences {
        Occurrences(rule: self, start: start, zone: zone, earliest: earliest)
    }

    /// The same for days without a time: parts that speak of the time are ignored (RFC 5545 §3.3.10), and a day is
    /// yielded once even where the frequency is shorter than a day. An UNTIL with a time ends on its day.
    package func dates(startingAt start: CivilDate, from earliest: CivilDate? = nil) -> Dates {
        let rule = RecurrenceRule(onlyDaysOf: self)
        let midnight = { (date: CivilDate) in WallTime(date: date, time: .midnight) }
        return Dates(
            occurrences: rule.occurrences(startingAt: midnight(start), in: .utc, from: earliest.map(midnight)))
    }

    package struct Occurrences: Sequence, Sendable {
        let rule: RecurrenceRule
        let start: WallTime
        let zone: Zone
        let earliest: WallTime?

        package func makeIterator() -> OccurrenceIterator {
            OccurrenceIterator(self)
        }
    }

    package struct Dates: Sequence, Sendable {
        /// The midnights of these days, some of them more than once.
        package let occurrences: Occurrences

        package func makeIterator() -> DateIterator {
            DateIterator(occurrences: occurrences.makeIterator())
        }
    }

    package struct DateIterator: IteratorProtocol, Sendable {
        var occurrences: OccurrenceIterator
        var latest: CivilDate?

        package mutating func next() -> CivilDate? {
            while let date = occurrences.next()?.date {
                guard date != latest else { continue }
                latest = date
                return date
            }
            return nil
        }
    }
}
