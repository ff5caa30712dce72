extension RecurrenceRule {
    /// Reads the value of an RRULE, such as `FREQ=WEEKLY;BYDAY=MO,FR`; names may be in either case.
    package init(parsing text: String) throws(InvalidRecurrenceRule) {
        let parts = try RecurrenceRuleParts(text)
        guard let frequencyName = parts.value(of: "FREQ") else {
            throw InvalidRecurrenceRule("\"\(text)\" has no FREQ; begin with FREQ=WEEKLY or another frequency")
        }
        guard let frequency = Frequency(rawValue: frequencyName) else {
            let known = Frequency.allCases.reversed().map(\.rawValue).joined(separator: ", ")
            throw InvalidRecurrenceRule("FREQ=\(frequencyName) is not a frequency; expected one of \(known)")
        }
        try self.init(
            frequency: frequency, interval: try parts.number(of: "INTERVAL") ?? 1, end: try parts.end(),
            bySecond: try parts.numbers(of: "BYSECOND"), byMinute: try parts.numbers(of: "BYMINUTE"),
            byHour: try parts.numbers(of: "BYHOUR"), byDay: try parts.weekdayNumbers(of: "BYDAY"),
            byMonthDay: try parts.numbers(of: "BYMONTHDAY"), byYearDay: try parts.numbers(of: "BYYEARDAY"),
            byWeekNumber: try parts.numbers(of: "BYWEEKNO"), byMonth: try parts.numbers(of: "BYMONTH"),
            bySetPosition: try parts.numbers(of: "BYSETPOS"), weekStart: try parts.weekday(of: "WKST") ?? .monday)
    }
}
