import TestSupport

@testable import CivilTime

/// The parts that a rule at random has: each that RFC 5545 §3.3.10 allows beside its frequency, some of the time.
struct RuleParts {
    private let frequency: RecurrenceRule.Frequency
    private let isOfDays: Bool
    /// One in so many rules has any given part.
    private let odds: Int

    init(_ frequency: RecurrenceRule.Frequency, isOfDays: Bool, isCounted: Bool) {
        self.frequency = frequency
        self.isOfDays = isOfDays
        // A count that is never reached is looked for as long as the calendar goes: few of those, please.
        odds = isCounted ? 12 : 4
    }

    func rule(using random: inout SeededGenerator) throws -> RecurrenceRule {
        let weeks = frequency == .yearly ? some(of: -53...53, in: 8, using: &random) : []
        let days = weekdays(besideWeeks: !weeks.isEmpty, using: &random)
        let monthDays = frequency == .weekly ? [] : some(of: -31...31, in: odds, using: &random)
        let yearDays =
            frequency < .daily || frequency == .yearly ? some(of: -366...366, in: odds * 2, using: &random) : []
        let hours = isOfDays ? [] : some(of: 0...23, in: odds, using: &random)
        let minutes = isOfDays ? [] : some(of: 0...59, in: odds, using: &random)
        let seconds = isOfDays ? [] : some(of: 0...59, in: 6, using: &random)
        let months = some(of: 1...12, in: odds, using: &random)
        let hasParts = ![weeks, days.map { _ in 1 }, monthDays, yearDays, hours, minutes, seconds, months]
            .allSatisfy(\.isEmpty)
        return try RecurrenceRule(
            frequency: frequency, interval: [1, 1, 1, 2, 3, 5, 7, 12, 25].randomElement(using: &random) ?? 1,
            bySecond: seconds, byMinute: minutes, byHour: hours, byDay: days, byMonthDay: monthDays,
            byYearDay: yearDays, byWeekNumber: weeks, byMonth: months,
            bySetPosition: hasParts ? positions(using: &random) : [],
            weekStart: Weekday.allCases.randomElement(using: &random) ?? .monday)
    }

    /// The shorter the interval, the smaller its set: a position that it never has would be looked for in vain.
    private func positions(using random: inout SeededGenerator) -> [Int] {
        let range = frequency < .daily ? -1...1 : frequency < .weekly ? -2...2 : -5...5
        return some(of: range, in: odds, using: &random)
    }

    /// Plain ones, numbered ones, or both.
    private func weekdays(
        besideWeeks: Bool, using random: inout SeededGenerator
    ) -> [RecurrenceRule.WeekdayNumber] {
        guard Int.random(in: 0..<2, using: &random) == 0 else { return [] }
        let weekdays = Weekday.allCases.shuffled(using: &random).prefix(.random(in: 1...4, using: &random))
        let canCount = frequency >= .monthly && !besideWeeks
        guard canCount, Bool.random(using: &random) else { return weekdays.map { .init($0) } }
        let numbers: [Int] = frequency == .yearly ? [1, 2, 20, 51, -1, -10, 53, -53] : [1, 2, 3, 4, 5, -1, -2, -5]
        let isMixed = Int.random(in: 0..<8, using: &random) == 0
        return weekdays.map { weekday in
            let isPlain = isMixed && Bool.random(using: &random)
            return .init(weekday, ordinal: isPlain ? nil : numbers.randomElement(using: &random))
        }
    }

    /// One in `odds` times, one to four numbers of the range that are not zero (or, from zero on, any).
    private func some(of range: ClosedRange<Int>, in odds: Int, using random: inout SeededGenerator) -> [Int] {
        guard Int.random(in: 0..<odds, using: &random) == 0 else { return [] }
        return (0..<Int.random(in: 1...4, using: &random)).map { _ in Int.random(in: range, using: &random) }
            .filter { $0 != 0 || range.lowerBound == 0 }
    }
}
