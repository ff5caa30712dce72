import Foundation

/// Tells which readings a zone's clocks leave out, for many readings that ascend: between two changes it need not ask
/// the zone again.
struct WallReadings: Sendable {
    private let zone: Zone
    /// Readings that are known to exist.
    private var known: Range<Int> = 0..<0

    init(_ zone: Zone) {
        self.zone = zone
    }

    mutating func exists(_ wall: WallTime) -> Bool {
        let reading = wall.secondsSinceEpoch
        if known.contains(reading) { return true }
        known = zone.readingsOfOnePeriod(around: reading)
        if known.contains(reading) { return true }
        if case .gap = zone.resolve(wall) { return false }
        return true
    }
}

extension Zone {
    /// Readings that only one period can show, whatever the offsets before and after it; empty near a change.
    fileprivate func readingsOfOnePeriod(around reading: Int) -> Range<Int> {
        let (lowest, highest) = (LocalTimeType.possibleOffsets.lowerBound, LocalTimeType.possibleOffsets.upperBound)
        let period = history.period(containing: reading - highest)
        let start = period.start == .min ? Int.min : period.start + highest
        let end = period.end == .max ? Int.max : period.end + lowest
        return start < end ? start..<end : 0..<0
    }

    /// The latest reading whose first showing is not after `instant`: while clocks repeat an hour, the end of that hour.
    func latestReading(at instant: Date) -> WallTime {
        let wall = wallTime(at: instant)
        guard case .overlap(_, let second) = resolve(wall), second <= instant else { return wall }
        let period = history.period(containing: instant.wholeSeconds)
        let before = history.period(containing: period.start - 1)
        return WallTime(secondsSinceEpoch: period.start - 1 + before.type.offset)
    }
}
