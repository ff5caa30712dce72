/// A time on a clock's face, from 00:00 to 23:59:59. The day's end has no time of its own: it is the next midnight.
package struct TimeOfDay: Hashable, Sendable {
    private let storedSeconds: Int32

    package static let midnight = TimeOfDay(secondsSinceMidnight: 0)

    /// How long every day is on the wall, where no zone moves the clock. Days in a zone are counted by the calendar.
    static let secondsInDay = 24 * 60 * 60

    /// Nil when no clock shows this; a leap second (60) is not a time of day here.
    package init?(hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        storedSeconds = Int32((hour * 60 + minute) * 60 + second)
    }

    /// For seconds that are known to lie within a day.
    init(secondsSinceMidnight seconds: Int) {
        storedSeconds = Int32(seconds)
    }

    package var secondsSinceMidnight: Int { Int(storedSeconds) }
    package var hour: Int { secondsSinceMidnight / 3_600 }
    package var minute: Int { secondsSinceMidnight / 60 % 60 }
    package var second: Int { secondsSinceMidnight % 60 }
}

extension TimeOfDay: Comparable {
    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
        left.storedSeconds < right.storedSeconds
    }
}

extension TimeOfDay: TextCodable {
    package static let expectedText = "a time such as 08:00"

    /// `08:00` or `08:00:30`.
    package init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let time = scanner.time(), scanner.isAtEnd else { return nil }
        self = time
    }

    /// `08:00`, or `08:00:30` where the seconds are not zero.
    package var description: String {
        let minutes = "\(paddedToTwo(hour)):\(paddedToTwo(minute))"
        return second == 0 ? minutes : "\(minutes):\(paddedToTwo(second))"
    }

    /// `080000`, the time of RFC 5545 §3.3.12.
    package var basic: String {
        "\(paddedToTwo(hour))\(paddedToTwo(minute))\(paddedToTwo(second))"
    }
}
