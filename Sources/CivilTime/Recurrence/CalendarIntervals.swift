/// The intervals of a rule that counts years, months, weeks or days.
struct CalendarIntervals: Sendable {
    private let frequency: RecurrenceRule.Frequency
    private let weekStart: Weekday
    private let filter: RecurrenceDayFilter
    private let times: [Int]
    private let step: Int
    /// Of the next interval: its year, its month counted from year 0, or the day number of its first day.
    private var position: Int

    /// How many intervals make up the 400 years after which the Gregorian calendar repeats itself, weekdays included. A
    /// rule that steps through as many intervals without an occurrence has tried all that there are, whatever its
    /// INTERVAL.
    let cycle: Int

    init(_ rule: RecurrenceRule, startingAt start: WallTime) {
        frequency = rule.frequency
        weekStart = rule.weekStart
        filter = RecurrenceDayFilter(rule, startingAt: start.date)
        times = RecurrenceClock(rule, startingAt: start.time).timesOfDay
        switch rule.frequency {
        case .yearly: (step, cycle) = (rule.interval, 400)
        case .monthly: (step, cycle) = (rule.interval, 4_800)
        case .weekly: (step, cycle) = (rule.interval * 7, 20_871)
        default: (step, cycle) = (rule.interval, 146_097)
        }
        position = 0
        position = position(of: start.date)
    }

    private func position(of date: CivilDate) -> Int {
        switch frequency {
        case .yearly: date.year
        case .monthly: date.year * 12 + date.month - 1
        case .weekly: date.daysSinceEpoch - (date.weekday.rawValue - weekStart.rawValue).modulo(7)
        default: date.daysSinceEpoch
        }
    }

    /// Goes on to the last interval that begins at `date` or before it.
    mutating func skip(to date: CivilDate) {
        let distance = position(of: date) - position
        if distance > 0 { position += distance / step * step }
    }

    /// Nil after the last year that a calendar can name.
    mutating func next() -> RecurrenceSet? {
        defer { position += step }
        switch frequency {
        case .yearly: return year(position)
        case .monthly: return month(position)
        case .weekly: return days(from: position, count: 7)
        default: return days(from: position, count: 1)
        }
    }

    private func year(_ year: Int) -> RecurrenceSet? {
        guard year <= RecurrenceRule.lastYear else { return nil }
        var set = RecurrenceSet(firstDay: CivilDate(checkedYear: year, month: 1, day: 1), offsets: times)
        for month in 1...12 where filter.allows(month: month) {
            append(year: year, month: month, to: &set)
        }
        return set
    }

    private func month(_ index: Int) -> RecurrenceSet? {
        let (year, month) = (index.floored(by: 12), index.modulo(12) + 1)
        guard year <= RecurrenceRule.lastYear else { return nil }
        var set = RecurrenceSet(firstDay: CivilDate(checkedYear: year, month: month, day: 1), offsets: times)
        append(year: year, month: month, to: &set)
        return set
    }

    private func append(year: Int, month: Int, to set: inout RecurrenceSet) {
        for day in 1...CivilDate.daysInMonth(year: year, month: month) {
            let date = CivilDate(checkedYear: year, month: month, day: day)
            if filter.allows(date) { set.days.append(date) }
        }
    }

    private func days(from first: Int, count: Int) -> RecurrenceSet? {
        let firstDay = CivilDate(daysSinceEpoch: first)
        guard firstDay.year <= RecurrenceRule.lastYear else { return nil }
        var set = RecurrenceSet(firstDay: firstDay, offsets: times)
        for day in first..<first + count where filter.mayAllow(Weekday(daysSinceEpoch: day)) {
            let date = CivilDate(daysSinceEpoch: day)
            if filter.allows(date) { set.days.append(date) }
        }
        return set
    }
}
