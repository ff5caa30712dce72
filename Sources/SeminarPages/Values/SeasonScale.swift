import CivilTime
import Foundation
import SeminarCore

/// The days that one event takes in a season's drawing.
struct SeasonSpan {
    var from: CivilDate
    var through: CivilDate
    /// Of what repeats, its times up to a year from its first.
    var times: [Time] = []

    struct Time {
        var day: CivilDate
        var isOver: Bool
    }

    private static let drawnDays = 366
    /// A rule may repeat by the second.
    private static let mostTimes = 2_000

    init(_ date: DatedEvent, in zone: Zone, at now: Date) {
        switch date.first {
        case .allDay(let from, let through): (self.from, self.through) = (from, through)
        case .timed(let from, let to): (self.from, through) = (from.date, to.date)
        }
        guard case .recurring = date.event.schedule else { return }
        let limit = from.adding(days: Self.drawnDays)
        for occurrence in date.event.schedule.occurrences(in: zone).prefix(Self.mostTimes) {
            guard occurrence.firstDay < limit else { break }
            guard occurrence.firstDay != times.last?.day else { continue }
            times.append(Time(day: occurrence.firstDay, isOver: occurrence.end(in: zone) <= now))
        }
        through = times.last?.day ?? through
    }
}

/// From days to per cent of the width; whole months.
struct SeasonScale {
    private let first: CivilDate
    let days: Int

    /// Nil without any spans.
    init?(_ spans: [SeasonSpan]) {
        guard let from = spans.map(\.from).min(), let through = spans.map(\.through).max() else { return nil }
        first = from.adding(days: 1 - from.day)
        let last = through.adding(days: CivilDate.daysInMonth(year: through.year, month: through.month) - through.day)
        days = first.days(until: last) + 1
    }

    /// The first day of each month.
    var months: [CivilDate] {
        var months: [CivilDate] = []
        var month = first
        while first.days(until: month) < days {
            months.append(month)
            month = month.adding(months: 1)
        }
        return months
    }

    func contains(_ date: CivilDate) -> Bool { (0..<days).contains(first.days(until: date)) }

    func share(_ date: CivilDate) -> Double { Double(first.days(until: date)) / Double(days) }

    func position(_ date: CivilDate) -> String { percent(Double(first.days(until: date))) }

    func middle(_ date: CivilDate) -> String { percent(Double(first.days(until: date)) + 0.5) }

    func width(_ from: CivilDate, _ through: CivilDate) -> String { percent(Double(from.days(until: through) + 1)) }

    /// With two decimals, and always a point.
    private func percent(_ days: Double) -> String {
        let hundredths = Int((days / Double(self.days) * 10_000).rounded())
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)%"
    }
}
