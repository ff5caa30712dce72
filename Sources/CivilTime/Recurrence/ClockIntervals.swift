/// The intervals of a rule that counts hours, minutes or seconds.
///
/// They are counted on the wall, where every day has 24 hours: RFC 5545 §3.3.10 states rules in local time, and so an
/// hour that clocks show twice comes once, and one that they leave out not at all.
struct ClockIntervals: Sendable {
    private let filter: RecurrenceDayFilter
    private let clock: RecurrenceClock
    private let offsets: [Int]
    private let step: Int
    private let isPossible: Bool
    /// Of the next interval, in seconds on the wall since 1970.
    private var position: Int
    /// The day that was looked at last, and what the filter said of it.
    private var day: (number: Int, date: CivilDate, isAllowed: Bool)

    /// A visit is a day that is not allowed, or an interval of a day that is. 400 years have as many days, so that a day
    /// of the calendar that never comes is noticed; times of day that never come are known from the start.
    let cycle = 146_097

    init(_ rule: RecurrenceRule, startingAt start: WallTime) {
        let unit: Int
        switch rule.frequency {
        case .hourly: unit = 3_600
        case .minutely: unit = 60
        default: unit = 1
        }
        filter = RecurrenceDayFilter(rule, startingAt: start.date)
        clock = RecurrenceClock(rule, startingAt: start.time)
        offsets = clock.offsetsInInterval
        step = rule.interval * unit
        position = start.secondsSinceEpoch.floored(by: unit) * unit
        isPossible = clock.isEverReached(from: position, step: step)
        day = (start.date.daysSinceEpoch, start.date, filter.allows(start.date))
    }

    /// Goes on to the last interval that begins at midnight of `date` or before it.
    mutating func skip(to date: CivilDate) {
        let distance = date.daysSinceEpoch * TimeOfDay.secondsInDay - position
        if distance > 0 { position += distance / step * step }
    }

    /// An empty set for a day on which nothing happens any more; nil after the last year that a calendar can name.
    mutating func next() -> RecurrenceSet? {
        guard isPossible else { return nil }
        lookAtDay()
        guard day.date.year <= RecurrenceRule.lastYear else { return nil }
        let midnight = day.number * TimeOfDay.secondsInDay
        let nextMidnight = midnight + TimeOfDay.secondsInDay
        guard day.isAllowed else {
            advance(to: nextMidnight)
            return RecurrenceSet(firstDay: day.date)
        }
        while position < nextMidnight {
            let second = position - midnight
            let candidate = clock.nextCandidate(second)
            guard candidate == second else {
                advance(to: midnight + candidate)
                continue
            }
            position += step
            return RecurrenceSet(firstDay: day.date, days: [day.date], base: second, offsets: offsets)
        }
        return RecurrenceSet(firstDay: day.date)
    }

    private mutating func lookAtDay() {
        let number = position.floored(by: TimeOfDay.secondsInDay)
        guard number != day.number else { return }
        let date = CivilDate(daysSinceEpoch: number)
        day = (number, date, filter.allows(date))
    }

    /// To the first interval that begins at `target` or later.
    private mutating func advance(to target: Int) {
        position += (target - position + step - 1) / step * step
    }
}
