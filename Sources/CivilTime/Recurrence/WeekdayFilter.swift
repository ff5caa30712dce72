/// BYDAY: a day passes if it is one of the plain weekdays, or one of those counted in its month or year.
struct WeekdayFilter: Sendable {
    private let isPlain: [Bool]
    private let counted: [(weekday: Weekday, ordinal: OrdinalSet)]
    private let countedInMonths: Bool

    /// Nil for an empty list, which restricts nothing.
    init?(_ days: [RecurrenceRule.WeekdayNumber], countedInMonths: Bool) {
        guard !days.isEmpty else { return nil }
        isPlain = Weekday.allCases.map { weekday in days.contains { $0.weekday == weekday && $0.ordinal == nil } }
        counted = days.compactMap { day in
            OrdinalSet(day.ordinal.map { [$0] } ?? []).map { (day.weekday, $0) }
        }
        self.countedInMonths = countedInMonths
    }

    func contains(_ date: CivilDate) -> Bool {
        let weekday = date.weekday
        if isPlain[weekday.rawValue - 1] { return true }
        return counted.contains { day in
            guard day.weekday == weekday else { return false }
            let position = (countedInMonths ? date.day : date.dayOfYear) - 1
            let length = countedInMonths ? date.daysInMonth : CivilDate.daysInYear(date.year)
            return day.ordinal.contains(position / 7 + 1, of: position / 7 + 1 + (length - 1 - position) / 7)
        }
    }
}
