/// A day of the week, numbered as in ISO 8601: Monday is 1, Sunday is 7.
package enum Weekday: Int, CaseIterable, Comparable, Sendable, Codable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// Of the day that is so many days after 1970-01-01, a Thursday, which is three days after a Monday.
    init(daysSinceEpoch: Int) {
        self = Self.inOrder[(daysSinceEpoch + 3).modulo(7)]
    }

    private static let inOrder = allCases

    /// The English name in lower case, as organisers write it: `monday`.
    package var name: String {
        Self.names[rawValue - 1]
    }

    package init?(name: String) {
        self.init(position: Self.names.firstIndex(of: name))
    }

    /// The two letters of RFC 5545 §3.3.10: `MO`.
    package var iCalendarCode: String {
        Self.iCalendarCodes[rawValue - 1]
    }

    package init?(iCalendarCode: String) {
        self.init(position: Self.iCalendarCodes.firstIndex(of: iCalendarCode))
    }

    private static let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let iCalendarCodes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    private init?(position: Int?) {
        guard let position else { return nil }
        self.init(rawValue: position + 1)
    }

    package static func < (left: Weekday, right: Weekday) -> Bool {
        left.rawValue < right.rawValue
    }
}
