extension RecurrenceRule {
    /// Walks from set to set and through each of them; see `occurrences(startingAt:in:from:)` for what it yields.
    package struct OccurrenceIterator: IteratorProtocol, Sendable {
        private let start: WallTime
        private var earliest: WallTime
        private let latest: WallTime
        private let positions: [Int]
        private var wall: WallReadings
        /// Who counts has to walk all the way.
        private let isCounting: Bool
        private var remaining: Int
        private var intervals: Intervals

        private var set: RecurrenceSet
        /// The indices of `set` that BYSETPOS picks; nil for all of them.
        private var picks: [Int]?
        private var index = 0
        /// How many intervals have been without an occurrence.
        private var barrenIntervals = 0

        init(_ sequence: Occurrences) {
            let rule = sequence.rule
            start = sequence.start
            earliest = max(sequence.start, sequence.earliest ?? sequence.start)
            latest = rule.end.latest(in: sequence.zone)
            positions = rule.bySetPosition
            wall = WallReadings(sequence.zone)
            remaining = rule.end.count
            intervals = Intervals(rule, startingAt: sequence.start)
            isCounting = rule.end.isCounting
            if !isCounting { intervals.skip(to: earliest.date) }
            set = RecurrenceSet(firstDay: sequence.start.date)
        }

        package mutating func next() -> WallTime? {
            while remaining > 0 {
                guard index < picks?.count ?? set.count else {
                    guard takeNextSet() else { break }
                    continue
                }
                let occurrence = set[picks?[index] ?? index]
                index += 1
                guard occurrence >= start else { continue }
                guard occurrence <= latest else { break }
                guard wall.exists(occurrence) else { continue }
                remaining -= 1
                barrenIntervals = 0
                if occurrence >= earliest { return occurrence }
            }
            remaining = 0
            return nil
        }

        /// Goes on to what is at `earliest` or later, without a look at what lies between where the arithmetic allows.
        package mutating func skip(to earliest: WallTime) {
            guard earliest > self.earliest else { return }
            self.earliest = earliest
            if !isCounting { intervals.skip(to: earliest.date) }
        }

        private mutating func takeNextSet() -> Bool {
            barrenIntervals += 1
            guard barrenIntervals <= intervals.cycle + 1, let next = intervals.next(), next.firstDay <= latest.date
            else { return false }
            set = next
            index = 0
            picks = positions.isEmpty ? nil : next.indices(at: positions)
            return true
        }
    }

    /// Of the calendar or of the clock: one of the two is there.
    private struct Intervals: Sendable {
        private var calendar: CalendarIntervals?
        private var clock: ClockIntervals?
        let cycle: Int

        init(_ rule: RecurrenceRule, startingAt start: WallTime) {
            if rule.frequency.isOfClock {
                let intervals = ClockIntervals(rule, startingAt: start)
                (clock, cycle) = (intervals, intervals.cycle)
            } else {
                let intervals = CalendarIntervals(rule, startingAt: start)
                (calendar, cycle) = (intervals, intervals.cycle)
            }
        }

        mutating func next() -> RecurrenceSet? {
            calendar?.next() ?? clock?.next()
        }

        mutating func skip(to date: CivilDate) {
            calendar?.skip(to: date)
            clock?.skip(to: date)
        }
    }
}

extension RecurrenceRule.End {
    var isCounting: Bool {
        if case .count = self { true } else { false }
    }

    var count: Int {
        if case .count(let count) = self { count } else { .max }
    }

    /// The last reading that may be an occurrence. Where the clocks are set back just after a UTC UNTIL or around it,
    /// readings are compared by the first instant that shows them.
    func latest(in zone: Zone) -> WallTime {
        let endOfDay = TimeOfDay(secondsSinceMidnight: TimeOfDay.secondsInDay - 1)
        switch self {
        case .never, .count:
            return WallTime(date: RecurrenceRule.lastDate, time: endOfDay)
        case .until(.date(let date)):
            return WallTime(date: date, time: endOfDay)
        case .until(.wall(let wall)):
            return wall
        case .until(.utc(let instant)):
            return zone.latestReading(at: instant)
        }
    }
}
