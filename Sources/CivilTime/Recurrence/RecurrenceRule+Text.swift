import Foundation

extension RecurrenceRule: CustomStringConvertible {
    /// The canonical text: FREQ first as older readers want it (RFC 5545 §3.3.10), then the grammar's order, and nothing
    /// that is a default.
    package var description: String {
        var parts = ["FREQ=\(frequency.rawValue)"]
        if let limit = end.text { parts.append(limit) }
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        let beforeDays: [(String, [Int])] = [("BYSECOND", bySecond), ("BYMINUTE", byMinute), ("BYHOUR", byHour)]
        let afterDays: [(String, [Int])] = [
            ("BYMONTHDAY", byMonthDay), ("BYYEARDAY", byYearDay), ("BYWEEKNO", byWeekNumber), ("BYMONTH", byMonth),
            ("BYSETPOS", bySetPosition),
        ]
        for (name, numbers) in beforeDays where !numbers.isEmpty { parts.append("\(name)=\(Self.list(numbers))") }
        if !byDay.isEmpty { parts.append("BYDAY=\(Self.list(byDay))") }
        for (name, numbers) in afterDays where !numbers.isEmpty { parts.append("\(name)=\(Self.list(numbers))") }
        if weekStart != .monday { parts.append("WKST=\(weekStart.iCalendarCode)") }
        return parts.joined(separator: ";")
    }

    private static func list(_ items: [some CustomStringConvertible]) -> String {
        items.map(\.description).joined(separator: ",")
    }
}

extension RecurrenceRule.End {
    fileprivate var text: String? {
        switch self {
        case .never: nil
        case .count(let count): "COUNT=\(count)"
        case .until(.date(let date)): "UNTIL=\(date.basic)"
        case .until(.wall(let wall)): "UNTIL=\(wall.basic)"
        case .until(.utc(let instant)): "UNTIL=\(Zone.utc.wallTime(at: instant).basic)Z"
        }
    }
}

extension RecurrenceRule.WeekdayNumber: CustomStringConvertible {
    package var description: String {
        "\(ordinal.map(String.init) ?? "")\(weekday.iCalendarCode)"
    }
}
