/// Which days a rule allows: all of its parts that speak of days, with what they lack taken from the start.
///
/// A day must satisfy every part. That is what RFC 5545 §3.3.10 means both where a part limits and where it expands: to
/// expand is to try all days of the interval.
struct RecurrenceDayFilter: Sendable {
    private let months: OrdinalSet?
    private let monthDays: OrdinalSet?
    private let yearDays: OrdinalSet?
    private let weekNumbers: OrdinalSet?
    private let weekdays: WeekdayFilter?
    private let weekStart: Weekday

    init(_ rule: RecurrenceRule, startingAt start: CivilDate) {
        var (months, monthDays, days) = (rule.byMonth, rule.byMonthDay, rule.byDay)
        if rule.byYearDay.isEmpty && monthDays.isEmpty && days.isEmpty {
            switch rule.frequency {
            case .yearly where !rule.byWeekNumber.isEmpty: days = [.init(start.weekday)]
            case .yearly:
                monthDays = [start.day]
                if months.isEmpty { months = [start.month] }
            case .monthly: monthDays = [start.day]
            case .weekly: days = [.init(start.weekday)]
            default: break
            }
        }
        self.months = OrdinalSet(months)
        self.monthDays = OrdinalSet(monthDays)
        yearDays = OrdinalSet(rule.byYearDay)
        weekNumbers = OrdinalSet(rule.byWeekNumber)
        weekdays = WeekdayFilter(days, countedInMonths: rule.frequency == .monthly || !rule.byMonth.isEmpty)
        weekStart = rule.weekStart
    }

    func allows(month: Int) -> Bool {
        months?.contains(month, of: 12) ?? true
    }

    func allows(_ date: CivilDate) -> Bool {
        guard allows(month: date.month) else { return false }
        if let monthDays, !monthDays.contains(date.day, of: date.daysInMonth) { return false }
        if let weekdays, !weekdays.contains(date) { return false }
        if let yearDays, !yearDays.contains(date.dayOfYear, of: CivilDate.daysInYear(date.year)) { return false }
        guard let weekNumbers else { return true }
        let week = WeekOfYear(of: date, startingOn: weekStart)
        return weekNumbers.contains(week.number, of: week.count)
    }
}

/// BYDAY: a day passes if it is one of the plain weekdays, or one of those counted in its month or year.
struct WeekdayFilter: Sendable {
    private let isPlain: [Bool]
    private let counted: [(weekday: Weekday, ordinal: OrdinalSet)]
    private let countedInMonths: Bool

    /// Nil for an empty list, which restricts nothing.
    init?(_ days: [RecurrenceRule.WeekdayNumber], countedInMonths: Bool) {
        guard !days.isEmpty else { return nil }
        isPlain = Weekday.allCases.map { weekday in days.contains { $0.weekday == weekday && $0.ordinal == nil } }
        counted = days.compactMap { day in
            OrdinalSet(day.ordinal.map { [$0] } ?? []).map { (day.weekday, $0) }
        }
        self.countedInMonths = countedInMonths
    }

    func contains(_ date: CivilDate) -> Bool {
        let weekday = date.weekday
        if isPlain[weekday.rawValue - 1] { return true }
        return counted.contains { day in
            guard day.weekday == weekday else { return false }
            let position = (countedInMonths ? date.day : date.dayOfYear) - 1
            let length = countedInMonths ? date.daysInMonth : CivilDate.daysInYear(date.year)
            return day.ordinal.contains(position / 7 + 1, of: position / 7 + 1 + (length - 1 - position) / 7)
        }
    }
}

extension CivilDate {
    var daysInMonth: Int { Self.daysInMonth(year: year, month: month) }

    /// From 1.
    var dayOfYear: Int {
        CivilDate(checkedYear: year, month: 1, day: 1).days(until: self) + 1
    }
}
