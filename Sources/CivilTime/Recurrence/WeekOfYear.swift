/// Weeks as ISO 8601 numbers them, but beginning on any weekday: week 1 is the first with four days or more in the year
/// (RFC 5545 §3.3.10, WKST).
struct WeekOfYear: Hashable, Sendable {
    let number: Int
    /// How many weeks the year has that this week belongs to.
    let count: Int

    init(of date: CivilDate, startingOn weekStart: Weekday) {
        // The week's fourth day lies in the year that the week belongs to.
        let dayOfWeek = (date.weekday.rawValue - weekStart.rawValue).modulo(7)
        let fourthDay = date.adding(days: 3 - dayOfWeek)
        let dayOfYear = fourthDay.dayOfYear - 1
        number = dayOfYear / 7 + 1
        count = (CivilDate.daysInYear(fourthDay.year) - 1 - dayOfYear % 7) / 7 + 1
    }
}
