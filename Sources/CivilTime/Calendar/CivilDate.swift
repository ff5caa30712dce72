/// A day of the proleptic Gregorian calendar, in no zone.
///
/// Its text is ISO 8601, `2021-03-10`. Years that do not have four digits are written in the expanded form of ISO 8601
/// (`+12021-03-10`), which is not read back: no file or protocol here carries such a year.
package struct CivilDate: Hashable, Sendable {
    /// The year, four bits of month and five of day: dates compare as their packed fields do.
    private let packed: Int

    package var year: Int { packed >> 9 }
    package var month: Int { packed >> 5 & 0xF }
    package var day: Int { packed & 0x1F }

    /// The years that dates may have; arithmetic that would leave them stops at the first or the last day.
    package static let supportedYears = -1_000_000...1_000_000

    /// Nil when the calendar has no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard Self.supportedYears.contains(year), (1...12).contains(month),
            day >= 1, day <= Self.daysInMonth(year: year, month: month)
        else { return nil }
        self.init(checkedYear: year, month: month, day: day)
    }

    /// For fields that are known to name a day.
    init(checkedYear year: Int, month: Int, day: Int) {
        packed = year << 9 | month << 5 | day
    }

    package var weekday: Weekday { Weekday(daysSinceEpoch: daysSinceEpoch) }

    package func adding(days: Int) -> CivilDate {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return CivilDate(daysSinceEpoch: overflow ? (days < 0 ? .min : .max) : sum)
    }

    /// The same day of another month, or that month's last day where it is shorter.
    package func adding(months: Int) -> CivilDate {
        let limit = Self.supportedYears.count * 12
        let index = year * 12 + (month - 1) + min(max(months, -limit), limit)
        let (newYear, newMonth) = (index.floored(by: 12), index.modulo(12) + 1)
        guard newYear >= Self.supportedYears.lowerBound else { return Self.first }
        guard newYear <= Self.supportedYears.upperBound else { return Self.last }
        let lastDay = Self.daysInMonth(year: newYear, month: newMonth)
        return CivilDate(checkedYear: newYear, month: newMonth, day: min(day, lastDay))
    }

    /// Negative when `other` is earlier.
    package func days(until other: CivilDate) -> Int {
        other.daysSinceEpoch - daysSinceEpoch
    }

    static let first = CivilDate(checkedYear: supportedYears.lowerBound, month: 1, day: 1)
    static let last = CivilDate(checkedYear: supportedYears.upperBound, month: 12, day: 31)
}

extension CivilDate: Comparable {
    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.packed < right.packed
    }
}
