/// The Gregorian calendar's arithmetic. Years are counted from March, so that the leap day is the last day of its year
/// and the months' lengths are a linear function (153 days in five months); 400 years are one cycle of 146,097 days.
extension CivilDate {
    private static let daysInCycle = 146_097
    /// Days from 0000-03-01 to 1970-01-01.
    private static let epochOffset = 719_468

    /// Days since 1970-01-01, negative before it.
    package var daysSinceEpoch: Int {
        let shiftedYear = month > 2 ? year : year - 1
        let cycle = shiftedYear.floored(by: 400)
        let yearOfCycle = shiftedYear - cycle * 400
        let monthSinceMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthSinceMarch + 2) / 5 + day - 1
        let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        return cycle * Self.daysInCycle + dayOfCycle - Self.epochOffset
    }

    /// The day that is so many days after 1970-01-01; days beyond the supported years become the first or the last.
    package init(daysSinceEpoch: Int) {
        guard Self.supportedDays.contains(daysSinceEpoch) else {
            self = daysSinceEpoch < 0 ? Self.first : Self.last
            return
        }
        let days = daysSinceEpoch + Self.epochOffset
        let cycle = days.floored(by: Self.daysInCycle)
        let dayOfCycle = days - cycle * Self.daysInCycle
        let leapDaysPassed = dayOfCycle / 1_460 - dayOfCycle / 36_524 + dayOfCycle / 146_096
        let yearOfCycle = (dayOfCycle - leapDaysPassed) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let monthSinceMarch = (5 * dayOfYear + 2) / 153
        let month = monthSinceMarch < 10 ? monthSinceMarch + 3 : monthSinceMarch - 9
        self.init(
            checkedYear: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthSinceMarch + 2) / 5 + 1)
    }

    private static let supportedDays = first.daysSinceEpoch...last.daysSinceEpoch

    package static func isLeapYear(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// Months outside 1...12 have no days.
    package static func daysInMonth(year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeapYear(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1...12: 31
        default: 0
        }
    }

    static func daysInYear(_ year: Int) -> Int {
        isLeapYear(year) ? 366 : 365
    }

    var daysInMonth: Int { Self.daysInMonth(year: year, month: month) }

    /// From 1.
    var dayOfYear: Int {
        CivilDate(checkedYear: year, month: 1, day: 1).days(until: self) + 1
    }
}

/// Division that rounds down, so that counting goes on evenly before the epoch.
extension Int {
    func floored(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// Between 0 and `divisor - 1`.
    func modulo(_ divisor: Int) -> Int {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
