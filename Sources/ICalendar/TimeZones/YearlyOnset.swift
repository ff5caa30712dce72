import CivilTime

/// A day of every year on which clocks are changed, as a recurrence rule can say it (RFC 5545 §3.8.5.3).
struct YearlyOnset: Hashable {
    enum Day: Hashable {
        /// 1 to 4 from the month's beginning, or -1, the last.
        case weekday(Weekday, ordinal: Int)
        /// The first such weekday on a day of the month or after it.
        case weekdayOnOrAfter(Weekday, day: Int)
        case day(Int)
    }

    let month: Int
    let day: Day

    /// `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`
    var rule: String {
        let yearly = "FREQ=YEARLY;BYMONTH=\(month)"
        switch day {
        case .weekday(let weekday, let ordinal):
            return "\(yearly);BYDAY=\(ordinal)\(weekday.iCalendarCode)"
        case .weekdayOnOrAfter(let weekday, let first):
            let days = (first..<first + 7).map { "\($0)" }.joined(separator: ",")
            return "\(yearly);BYMONTHDAY=\(days);BYDAY=\(weekday.iCalendarCode)"
        case .day(let day):
            return "\(yearly);BYMONTHDAY=\(day)"
        }
    }

    /// Nil only where the year has no such day, as with February 29.
    func date(in year: Int) -> CivilDate? {
        switch day {
        case .weekday(let weekday, -1):
            let last = CivilDate.daysInMonth(year: year, month: month)
            return CivilDate(year: year, month: month, day: last - 6)?.next(weekday)
        case .weekday(let weekday, let ordinal):
            return CivilDate(year: year, month: month, day: ordinal * 7 - 6)?.next(weekday)
        case .weekdayOnOrAfter(let weekday, let first):
            return CivilDate(year: year, month: month, day: first)?.next(weekday)
        case .day(let day):
            return CivilDate(year: year, month: month, day: day)
        }
    }
}

extension YearlyOnset {
    /// The rule that hits all of these days, one a year; of several the one that people would say, and that most
    /// clients understand: "the last Sunday" before "the fourth Sunday" before "the Sunday from the 23rd on" before
    /// "the 25th".
    init?(fitting days: [CivilDate]) {
        guard let first = days.first, days.allSatisfy({ $0.month == first.month }) else { return nil }
        month = first.month
        guard days.allSatisfy({ $0.weekday == first.weekday }) else {
            guard days.allSatisfy({ $0.day == first.day }) else { return nil }
            day = .day(first.day)
            return
        }
        let numbers = days.map(\.day)
        guard let earliest = numbers.min(), let latest = numbers.max(), latest - earliest < 7 else { return nil }
        day = Self.day(first.weekday, of: days, earliest: earliest, latest: latest)
    }

    private static func day(_ weekday: Weekday, of days: [CivilDate], earliest: Int, latest: Int) -> Day {
        if days.allSatisfy({ $0.adding(days: 7).month != $0.month }) { return .weekday(weekday, ordinal: -1) }
        let ordinal = (earliest + 6) / 7
        if ordinal == (latest + 6) / 7, ordinal < 5 { return .weekday(weekday, ordinal: ordinal) }
        return .weekdayOnOrAfter(weekday, day: earliest)
    }
}

extension CivilDate {
    /// This day, or the first one after it that is such a weekday.
    fileprivate func next(_ weekday: Weekday) -> CivilDate {
        adding(days: (weekday.rawValue - self.weekday.rawValue + 7) % 7)
    }
}
