import TestSupport

@testable import CivilTime

/// A rule at random that RFC 5545 allows, and where to look at it.
///
/// Left out is what python-dateutil understands otherwise than the RFC: weekdays with and without a number in one list
/// (it wants both), BYWEEKNO without days (it takes the whole week instead of the start's weekday), weeks counted from
/// the end beyond the last, and BYSETPOS in a first week that began before the start.
struct RecurrenceCase {
    let rule: RecurrenceRule
    let start: WallTime
    let zone: String
    let horizon: WallTime

    init(using random: inout SeededGenerator) throws {
        let frequency = RecurrenceRule.Frequency.allCases.randomElement(using: &random) ?? .daily
        rule = try Self.rule(frequency, using: &random)
        let isCounted = if case .count = rule.end { true } else { false }
        zone =
            isCounted ? "UTC" : ["UTC", "Europe/Berlin", "Australia/Lord_Howe"].randomElement(using: &random) ?? "UTC"
        var date = CivilDate(daysSinceEpoch: Int.random(in: 9_000..<22_000, using: &random))
        if frequency == .weekly && !rule.bySetPosition.isEmpty {
            date = date.adding(days: -(date.weekday.rawValue - rule.weekStart.rawValue).modulo(7))
        }
        let seconds = Int.random(in: 0..<86_400, using: &random)
        start = WallTime(date: date, time: TimeOfDay(secondsSinceMidnight: seconds))
        let days = [2, 20, 200, 1_500, 3_000, 4_000, 8_000][
            RecurrenceRule.Frequency.allCases.firstIndex(of: frequency) ?? 0]
        horizon = start.adding(seconds: days * 86_400)
    }

    var question: String {
        "\(zone)|\(start.basic)|\(horizon.basic)|\(rule)"
    }

    func occurrences() throws -> String {
        let zone = try Zone(identifier: zone)
        // Nothing after the horizon is looked for: 400 years of it take a while without an optimizer.
        var rule = rule
        if rule.end == .never { rule.end = .until(.wall(horizon)) }
        return rule.occurrences(startingAt: start, in: zone).lazy.prefix { $0 <= horizon }.prefix(40).map(\.basic)
            .joined(separator: " ")
    }

    private static func rule(
        _ frequency: RecurrenceRule.Frequency, using random: inout SeededGenerator
    ) throws -> RecurrenceRule {
        let isOfClock = frequency < .daily
        // A count that is never reached has to be looked for as long as the calendar goes: few of those, please.
        let isCounted = Int.random(in: 0..<4, using: &random) == 0
        let odds = isCounted ? 30 : 4
        let weeks = frequency == .yearly ? some(of: -51...52, in: 8, using: &random) : []
        let days = weekdays(for: frequency, besideWeeks: !weeks.isEmpty, using: &random)
        let monthDays = frequency == .weekly ? [] : some(of: -31...31, in: odds, using: &random)
        let yearDays = isOfClock || frequency == .yearly ? some(of: -366...366, in: odds * 2, using: &random) : []
        let hours = some(of: 0...23, in: odds, using: &random)
        let minutes = some(of: 0...59, in: odds, using: &random)
        let months = some(of: 1...12, in: odds, using: &random)
        let canPick =
            !(isCounted && isOfClock)
            && ![days.map { _ in 1 }, monthDays, yearDays, hours, minutes, months].allSatisfy(\.isEmpty)
        return try RecurrenceRule(
            frequency: frequency, interval: [1, 1, 2, 3, 5, 7, 12, 25].randomElement(using: &random) ?? 1,
            end: isCounted ? .count(Int.random(in: 1...30, using: &random)) : .never,
            bySecond: some(of: 0...59, in: 6, using: &random), byMinute: minutes, byHour: hours, byDay: days,
            byMonthDay: monthDays, byYearDay: yearDays, byWeekNumber: weeks, byMonth: months,
            bySetPosition: canPick ? some(of: -5...5, in: odds, using: &random) : [],
            weekStart: Weekday.allCases.randomElement(using: &random) ?? .monday)
    }

    private static func weekdays(
        for frequency: RecurrenceRule.Frequency, besideWeeks: Bool, using random: inout SeededGenerator
    ) -> [RecurrenceRule.WeekdayNumber] {
        guard besideWeeks || Int.random(in: 0..<2, using: &random) == 0 else { return [] }
        let weekdays = Weekday.allCases.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random))
        let canCount = frequency >= .monthly && !besideWeeks
        guard canCount, Bool.random(using: &random) else { return weekdays.map { .init($0) } }
        let numbers = frequency == .yearly ? [1, 2, 20, 51, -1, -10] : [1, 2, 3, 4, 5, -1, -2, -5]
        return weekdays.map { .init($0, ordinal: numbers.randomElement(using: &random)) }
    }

    /// One in `odds` times, one to four numbers of the range that are not zero (or, from zero on, any).
    private static func some(
        of range: ClosedRange<Int>, in odds: Int, using random: inout SeededGenerator
    ) -> [Int] {
        guard Int.random(in: 0..<odds, using: &random) == 0 else { return [] }
        return (0..<Int.random(in: 1...4, using: &random)).map { _ in Int.random(in: range, using: &random) }
            .filter { $0 != 0 || range.lowerBound == 0 }
    }
}
