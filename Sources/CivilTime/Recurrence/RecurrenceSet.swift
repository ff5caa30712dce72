/// What one interval of a rule yields: every one of some days at every one of some times, in their order.
///
/// It is never spelled out, since a year of seconds has 31 million of them.
struct RecurrenceSet: Sendable {
    /// The interval's first day, whether or not anything happens on it.
    let firstDay: CivilDate
    var days: [CivilDate] = []
    /// The seconds since midnight that `offsets` count from.
    var base = 0
    /// Ascending.
    var offsets: [Int] = []

    var count: Int { days.count * offsets.count }

    subscript(index: Int) -> WallTime {
        let (day, offset) = index.quotientAndRemainder(dividingBy: offsets.count)
        return WallTime(date: days[day], time: TimeOfDay(secondsSinceMidnight: base + offsets[offset]))
    }

    /// The indices that BYSETPOS picks; positions that the set does not have are ignored.
    func indices(at positions: [Int]) -> [Int] {
        let indices = positions.map { $0 > 0 ? $0 - 1 : count + $0 }
        return Set(indices.filter { (0..<count).contains($0) }).sorted()
    }
}
