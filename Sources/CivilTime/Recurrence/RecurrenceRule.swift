import Foundation

/// How something comes back: the RECUR value of RFC 5545 §3.3.10, with all its parts.
///
/// A rule is kept in one canonical form, its lists sorted and without repetitions, so that two ways to write the same
/// rule are equal and have the same text. What it means for a start is said at `occurrences(startingAt:in:from:)`.
package struct RecurrenceRule: Hashable, Sendable {
    package let frequency: Frequency
    package let interval: Int
    package var end: End
    package let bySecond: [Int]
    package let byMinute: [Int]
    package let byHour: [Int]
    package let byDay: [WeekdayNumber]
    package let byMonthDay: [Int]
    package let byYearDay: [Int]
    package let byWeekNumber: [Int]
    package let byMonth: [Int]
    package let bySetPosition: [Int]
    package let weekStart: Weekday

    /// From the shortest, so that a later one is larger.
    package enum Frequency: String, CaseIterable, Sendable {
        case secondly = "SECONDLY"
        case minutely = "MINUTELY"
        case hourly = "HOURLY"
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"
    }

    package enum End: Hashable, Sendable {
        case never
        /// So many occurrences, at least one.
        case count(Int)
        case until(Until)
    }

    /// The last moment, itself included.
    package enum Until: Hashable, Sendable {
        /// Through the end of the day.
        case date(CivilDate)
        case utc(Date)
        /// In the zone of the start.
        case wall(WallTime)
    }

    /// `MO`, or with an ordinal `2MO`, the second Monday of the month or year, and `-1MO`, the last.
    package struct WeekdayNumber: Hashable, Sendable {
        package let ordinal: Int?
        package let weekday: Weekday

        package init(_ weekday: Weekday, ordinal: Int? = nil) {
            self.ordinal = ordinal
            self.weekday = weekday
        }
    }

    /// Refuses what RFC 5545 §3.3.10 forbids, but not what merely never happens, such as February 30.
    package init(
        frequency: Frequency, interval: Int = 1, end: End = .never, bySecond: [Int] = [], byMinute: [Int] = [],
        byHour: [Int] = [], byDay: [WeekdayNumber] = [], byMonthDay: [Int] = [], byYearDay: [Int] = [],
        byWeekNumber: [Int] = [], byMonth: [Int] = [], bySetPosition: [Int] = [], weekStart: Weekday = .monday
    ) throws(InvalidRecurrenceRule) {
        self.frequency = frequency
        self.interval = interval
        self.end = end
        self.bySecond = Self.canonical(bySecond)
        self.byMinute = Self.canonical(byMinute)
        self.byHour = Self.canonical(byHour)
        self.byDay = Set(byDay).sorted()
        self.byMonthDay = Self.canonical(byMonthDay)
        self.byYearDay = Self.canonical(byYearDay)
        self.byWeekNumber = Self.canonical(byWeekNumber)
        self.byMonth = Self.canonical(byMonth)
        self.bySetPosition = Self.canonical(bySetPosition)
        self.weekStart = weekStart
        try checkRanges()
        try checkCombinations()
    }

    /// Every week on some days; without any, on the start's.
    package static func weekly(on weekdays: [Weekday], end: End = .never) -> RecurrenceRule {
        RecurrenceRule(weekdays: weekdays, end: end)
    }

    /// There is nothing here that could be refused.
    private init(weekdays: [Weekday], end: End) {
        frequency = .weekly
        interval = 1
        self.end = end
        byDay = Set(weekdays).sorted().map { WeekdayNumber($0) }
        (bySecond, byMinute, byHour, byMonthDay, byYearDay) = ([], [], [], [], [])
        (byWeekNumber, byMonth, bySetPosition) = ([], [], [])
        weekStart = .monday
    }

    /// What is left of a rule where there is no time of day.
    init(onlyDaysOf rule: RecurrenceRule) {
        frequency = rule.frequency
        interval = rule.interval
        if case .until(.wall(let wall)) = rule.end {
            end = .until(.date(wall.date))
        } else if case .until(.utc(let instant)) = rule.end {
            end = .until(.date(Zone.utc.date(at: instant)))
        } else {
            end = rule.end
        }
        (bySecond, byMinute, byHour) = ([], [], [])
        (byDay, byMonthDay, byYearDay) = (rule.byDay, rule.byMonthDay, rule.byYearDay)
        (byWeekNumber, byMonth, bySetPosition) = (rule.byWeekNumber, rule.byMonth, rule.bySetPosition)
        weekStart = rule.weekStart
    }

    private static func canonical(_ numbers: [Int]) -> [Int] {
        Set(numbers).sorted()
    }
}

extension RecurrenceRule.Frequency: Comparable {
    /// Seconds, minutes and hours are counted on the clock, the longer ones on the calendar.
    var isOfClock: Bool { self < .daily }

    private var rank: Int {
        switch self {
        case .secondly: 0
        case .minutely: 1
        case .hourly: 2
        case .daily: 3
        case .weekly: 4
        case .monthly: 5
        case .yearly: 6
        }
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.rank < right.rank
    }
}

extension RecurrenceRule.WeekdayNumber: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        (left.ordinal ?? 0, left.weekday) < (right.ordinal ?? 0, right.weekday)
    }
}
