import Foundation

extension Zone {
    /// What the zone's clocks show; parts of a second are dropped.
    package func wallTime(at instant: Date) -> WallTime {
        let second = instant.wholeSeconds
        return WallTime(secondsSinceEpoch: second + history.period(containing: second).type.offset)
    }

    package func date(at instant: Date) -> CivilDate {
        wallTime(at: instant).date
    }

    /// How often a wall time comes by: clocks that are set forward leave some out, clocks set back show some twice.
    package enum Resolution: Hashable, Sendable {
        case unique(Date)
        /// Left out: the clocks went from `before`, which they did not show any more, straight to `after`. The instant
        /// is the wall time moved forward by as much.
        case gap(before: WallTime, after: WallTime, Date)
        case overlap(first: Date, second: Date)
    }

    package func resolve(_ wall: WallTime) -> Resolution {
        let reading = wall.secondsSinceEpoch
        // Whatever the offset, the instants that can show this reading lie between these two.
        let earliest = reading - LocalTimeType.possibleOffsets.upperBound
        let latest = reading - LocalTimeType.possibleOffsets.lowerBound
        let period = history.period(containing: earliest)
        guard period.end <= latest else { return .unique(Date(wholeSeconds: reading - period.type.offset)) }
        return resolve(reading, amid: history.periods(from: period, through: latest))
    }

    private func resolve(_ reading: Int, amid periods: [ZoneHistory.Period]) -> Resolution {
        let instants = periods.filter { $0.contains(reading - $0.type.offset) }.map { reading - $0.type.offset }
        if let first = instants.first.map(Date.init(wholeSeconds:)) {
            return instants.count == 1
                ? .unique(first) : .overlap(first: first, second: Date(wholeSeconds: instants[1]))
        }
        for (old, new) in zip(periods, periods.dropFirst())
        where reading - old.type.offset >= old.end && reading - new.type.offset < new.start {
            return .gap(
                before: WallTime(secondsSinceEpoch: old.end + old.type.offset),
                after: WallTime(secondsSinceEpoch: new.start + new.type.offset),
                Date(wholeSeconds: reading - old.type.offset))
        }
        preconditionFailure("a reading that no period shows lies between two of them")
    }

    /// The instant of a wall time as RFC 5545 §3.3.5 reads it: one that is left out moves forward by the gap, of two
    /// the first is meant.
    package func instant(_ wall: WallTime) -> Date {
        switch resolve(wall) {
        case .unique(let instant), .gap(_, _, let instant), .overlap(let instant, _): instant
        }
    }

    /// The first instant of a civil day. Where the clocks leave midnight out, that is the moment of the change; a day
    /// that they leave out altogether begins with the next one.
    package func startOfDay(_ date: CivilDate) -> Date {
        switch resolve(WallTime(date: date, time: .midnight)) {
        case .unique(let instant), .overlap(let instant, _):
            instant
        case .gap(let before, _, let moved):
            moved.addingTimeInterval(TimeInterval(-before.seconds(until: WallTime(date: date, time: .midnight))))
        }
    }

    /// Exclusive: the start of the next day.
    package func endOfDay(_ date: CivilDate) -> Date {
        startOfDay(date.adding(days: 1))
    }

    /// The whole clock's reading in RFC 3339, `2021-04-19T14:00:00+02:00`, and `Z` where the zone is UTC.
    ///
    /// Local mean times had offsets with seconds, which the format cannot say: they are written with an offset of
    /// whole minutes and a reading that names the same instant.
    package func rfc3339(_ instant: Date) -> String {
        let second = instant.wholeSeconds
        let type = history.period(containing: second).type
        let minutes = type.offset / 60
        let wall = WallTime(secondsSinceEpoch: second + minutes * 60)
        let (hours, minutesOfHour) = (abs(minutes) / 60, abs(minutes) % 60)
        let isUTC = type.offset == 0 && type.abbreviation == "UTC"
        let offset = "\(minutes < 0 ? "-" : "+")\(paddedToTwo(hours)):\(paddedToTwo(minutesOfHour))"
        let time = "\(paddedToTwo(wall.time.hour)):\(paddedToTwo(wall.time.minute)):\(paddedToTwo(wall.time.second))"
        return "\(wall.date)T\(time)\(isUTC ? "Z" : offset)"
    }
}
