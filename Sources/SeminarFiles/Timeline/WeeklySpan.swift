import CivilTime

/// The weekdays of a `weekly` event from its first to its last possible day.
struct WeeklySpan {
    let weekdays: Set<Weekday>
    let days: ClosedRange<CivilDate>

    func contains(_ date: CivilDate) -> Bool { weekdays.contains(date.weekday) && days.contains(date) }

    /// The first and the last day on which it takes place, or nil where there is none.
    func occurring(without exceptions: Set<CivilDate>) -> ClosedRange<CivilDate>? {
        let numbers = days.lowerBound.daysSinceEpoch...days.upperBound.daysSinceEpoch
        let dates = numbers.lazy.map(CivilDate.init(daysSinceEpoch:))
            .filter { weekdays.contains($0.weekday) && !exceptions.contains($0) }
        guard let first = dates.first, let last = dates.last else { return nil }
        return first...last
    }
}
