/// BYDAY: a day passes if it is one of the plain weekdays, or one of those counted in its month or year.
struct WeekdayFilter: Sendable {
    /// The plain weekdays, a bit each by their numbers; and all that are named.
    private let plain: UInt8
    private let named: UInt8
    private let counted: [(weekday: Weekday, ordinal: OrdinalSet)]
    private let countedInMonths: Bool

    /// Nil for an empty list, which restricts nothing.
    init?(_ days: [RecurrenceRule.WeekdayNumber], countedInMonths: Bool) {
        guard !days.isEmpty else { return nil }
        plain = days.reduce(0) { $1.ordinal == nil ? $0 | 1 << UInt8($1.weekday.rawValue) : $0 }
        named = days.reduce(0) { $0 | 1 << UInt8($1.weekday.rawValue) }
        counted = days.compactMap { day in
            OrdinalSet(day.ordinal.map { [$0] } ?? []).map { (day.weekday, $0) }
        }
        self.countedInMonths = countedInMonths
    }

    /// False where the day's weekday alone rules it out.
    func mayContain(_ weekday: Weekday) -> Bool {
        named >> UInt8(weekday.rawValue) & 1 == 1
    }

    func contains(_ date: CivilDate) -> Bool {
        let weekday = date.weekday
        if plain >> UInt8(weekday.rawValue) & 1 == 1 { return true }
        return counted.contains { day in
            guard day.weekday == weekday else { return false }
            let position = (countedInMonths ? date.day : date.dayOfYear) - 1
            let length = countedInMonths ? date.daysInMonth : CivilDate.daysInYear(date.year)
            return day.ordinal.contains(position / 7 + 1, of: position / 7 + 1 + (length - 1 - position) / 7)
        }
    }
}
