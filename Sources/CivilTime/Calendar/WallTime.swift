/// What calendar and clock on a wall show: a date and a time of day. Its zone stands beside it, never inside.
package struct WallTime: Hashable, Sendable {
    package let date: CivilDate
    package let time: TimeOfDay

    package init(date: CivilDate, time: TimeOfDay) {
        self.date = date
        self.time = time
    }

    /// Seconds on the wall since 1970-01-01 00:00, every day having 24 hours.
    init(secondsSinceEpoch seconds: Int) {
        date = CivilDate(daysSinceEpoch: seconds.floored(by: TimeOfDay.secondsInDay))
        time = TimeOfDay(secondsSinceMidnight: seconds.modulo(TimeOfDay.secondsInDay))
    }

    var secondsSinceEpoch: Int {
        date.daysSinceEpoch * TimeOfDay.secondsInDay + time.secondsSinceMidnight
    }

    /// Moves the hands; no zone takes part, so a change to summer time between the two is not noticed.
    package func adding(seconds: Int) -> WallTime {
        let (sum, overflow) = secondsSinceEpoch.addingReportingOverflow(seconds)
        return WallTime(secondsSinceEpoch: overflow ? (seconds < 0 ? .min : .max) : sum)
    }

    /// What the hands moved, negative when `other` is earlier; not the time that passed in a zone.
    package func seconds(until other: WallTime) -> Int {
        other.secondsSinceEpoch - secondsSinceEpoch
    }
}

extension WallTime: Comparable {
    package static func < (left: WallTime, right: WallTime) -> Bool {
        left.date == right.date ? left.time < right.time : left.date < right.date
    }
}

extension WallTime: TextCodable {
    package static let expectedText = "a date and time such as 2021-04-19 14:00"

    /// `2021-04-19 14:00` or `2021-04-19T14:00`, both with seconds if need be.
    package init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let date = scanner.date(), scanner.skip(" ") || scanner.skip("T"), let time = scanner.time(),
            scanner.isAtEnd
        else { return nil }
        self.init(date: date, time: time)
    }

    /// `2021-04-19 14:00`.
    package var description: String {
        "\(date) \(time)"
    }

    /// `20210419T140000`, the local DATE-TIME of RFC 5545 §3.3.5.
    package var basic: String {
        "\(date.basic)T\(time.basic)"
    }
}
