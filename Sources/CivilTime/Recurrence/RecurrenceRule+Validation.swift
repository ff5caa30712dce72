/// What RFC 5545 §3.3.10 forbids.
extension RecurrenceRule {
    /// Keeps the products of intervals and counts far from overflow; the RFC has no limit.
    static let largestNumber = 999_999_999

    func checkRanges() throws(InvalidRecurrenceRule) {
        try check([interval], in: 1...Self.largestNumber, part: "INTERVAL")
        if case .count(let count) = end { try check([count], in: 1...Self.largestNumber, part: "COUNT") }
        try check(bySecond, in: 0...60, part: "BYSECOND")
        try check(byMinute, in: 0...59, part: "BYMINUTE")
        try check(byHour, in: 0...23, part: "BYHOUR")
        try check(byMonth, in: 1...12, part: "BYMONTH")
        try checkOrdinals(byDay.compactMap(\.ordinal), through: 53, part: "BYDAY")
        try checkOrdinals(byMonthDay, through: 31, part: "BYMONTHDAY")
        try checkOrdinals(byYearDay, through: 366, part: "BYYEARDAY")
        try checkOrdinals(byWeekNumber, through: 53, part: "BYWEEKNO")
        try checkOrdinals(bySetPosition, through: 366, part: "BYSETPOS")
    }

    func checkCombinations() throws(InvalidRecurrenceRule) {
        let hasOrdinals = byDay.contains { $0.ordinal != nil }
        if hasOrdinals && frequency < .monthly {
            throw InvalidRecurrenceRule(
                "BYDAY with a number has no meaning in \(frequency.rawValue); write the weekday alone, or FREQ=MONTHLY")
        }
        if hasOrdinals && !byWeekNumber.isEmpty {
            throw InvalidRecurrenceRule("BYDAY with a number cannot stand beside BYWEEKNO; write the weekday alone")
        }
        if !byWeekNumber.isEmpty && frequency != .yearly {
            throw InvalidRecurrenceRule("BYWEEKNO belongs to FREQ=YEARLY only; remove it or change FREQ")
        }
        if !byYearDay.isEmpty && [.daily, .weekly, .monthly].contains(frequency) {
            throw InvalidRecurrenceRule("BYYEARDAY has no meaning in \(frequency.rawValue); write FREQ=YEARLY")
        }
        if !byMonthDay.isEmpty && frequency == .weekly {
            throw InvalidRecurrenceRule("BYMONTHDAY has no meaning in WEEKLY; write FREQ=MONTHLY or FREQ=DAILY")
        }
        if !bySetPosition.isEmpty && !hasOtherByPart {
            throw InvalidRecurrenceRule("BYSETPOS picks from what another BY part yields; add one, such as BYDAY")
        }
    }

    private var hasOtherByPart: Bool {
        !byDay.isEmpty
            || [bySecond, byMinute, byHour, byMonthDay, byYearDay, byWeekNumber, byMonth].contains { !$0.isEmpty }
    }

    private func check(_ numbers: [Int], in range: ClosedRange<Int>, part: String) throws(InvalidRecurrenceRule) {
        guard let wrong = numbers.first(where: { !range.contains($0) }) else { return }
        throw InvalidRecurrenceRule(
            "\(part)=\(wrong) is out of range; expected \(range.lowerBound) to \(range.upperBound)")
    }

    private func checkOrdinals(_ numbers: [Int], through limit: Int, part: String) throws(InvalidRecurrenceRule) {
        guard let wrong = numbers.first(where: { $0 == 0 || abs($0) > limit }) else { return }
        throw InvalidRecurrenceRule(
            "\(part) with \(wrong) is out of range; expected 1 to \(limit), or -1 to -\(limit) counted from the end")
    }
}
