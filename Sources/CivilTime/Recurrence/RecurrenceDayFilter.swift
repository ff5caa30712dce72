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

    /// False where nothing but the weekday need be known.
    func mayAllow(_ weekday: Weekday) -> Bool {
        weekdays?.mayContain(weekday) ?? true
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
