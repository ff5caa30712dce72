import Foundation

/// The date of RFC 5322 §3.3, `Mon, 19 Apr 2021 14:00:00 +0200`, from an instant and an offset.
package enum InternetDate {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// - Parameter utcOffset: seconds east of UTC; the format knows whole minutes only, so the rest is dropped from
    ///   both the offset and the clock, and the text still names the same instant.
    package static func text(of instant: Date, utcOffset: Int) -> String {
        let offsetMinutes = utcOffset / 60
        let local = Int(instant.timeIntervalSince1970.rounded(.down)) + offsetMinutes * 60
        let (days, seconds) = floorDivide(local, by: 24 * 60 * 60)
        let (year, month, day) = civil(daysSinceEpoch: days)
        let weekday = weekdays[floorDivide(days, by: 7).remainder]
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }.joined(separator: ":")
        let sign = offsetMinutes < 0 ? "-" : "+"
        let offset = sign + padded(abs(offsetMinutes) / 60, to: 2) + padded(abs(offsetMinutes) % 60, to: 2)
        return "\(weekday), \(day) \(months[month - 1]) \(padded(year, to: 4)) \(clock) \(offset)"
    }

    /// The Gregorian day, counted in years that begin in March so that the leap day comes last; an era is 400 years.
    private static func civil(daysSinceEpoch: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = floorDivide(daysSinceEpoch + 719_468, by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    private static func floorDivide(_ value: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
        let remainder = value % divisor
        return remainder < 0 ? (value / divisor - 1, remainder + divisor) : (value / divisor, remainder)
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
