import CivilTime
import Foundation

/// A named moment of one occurrence, as a civil value: a bare day, or a wall time.
package struct AnchorPoint: Hashable, Sendable, Comparable, TextCodable {
    package var date: CivilDate
    /// Nil for a bare day.
    package var time: TimeOfDay?

    package init(_ date: CivilDate, _ time: TimeOfDay? = nil) {
        self.date = date
        self.time = time
    }

    package init(_ wall: WallTime) { self.init(wall.date, wall.time) }

    /// Reads what `description` writes.
    package init?(_ text: String) {
        if let date = CivilDate(text) {
            self.init(date)
        } else if let wall = WallTime(text) {
            self.init(wall)
        } else {
            return nil
        }
    }

    package static let expectedText = "a day or a moment, such as 2021-05-03 or 2021-05-03 18:00"

    package var description: String {
        time.map { WallTime(date: date, time: $0).description } ?? date.description
    }

    package static func < (one: AnchorPoint, other: AnchorPoint) -> Bool {
        (one.date, one.time ?? .midnight) < (other.date, other.time ?? .midnight)
    }

    /// As an instant: a bare day's opening is its first, a bare due, closing or end the first after it.
    package func instant(as anchor: ReminderMoment.Anchor, in zone: Zone) -> Date {
        if let time { return zone.instant(WallTime(date: date, time: time)) }
        switch anchor {
        case .opening, .start: return zone.startOfDay(date)
        case .closing, .end, .due: return zone.endOfDay(date)
        }
    }
}

extension Schedule {
    /// The moments that `anchor`, a canonical one of this shape, names; ascending, from the day `from` on.
    package func points(
        of anchor: ReminderMoment.Anchor, in zone: Zone, from: CivilDate? = nil
    ) -> AnySequence<AnchorPoint> {
        guard case .recurring(let recurrence) = self else {
            return AnySequence([singlePoint(anchor)].compactMap(\.self).filter { $0.date >= from ?? $0.date })
        }
        let entry = from.map { recurrence.earliestStart(endingAfter: zone.startOfDay($0), in: zone) }
        let points = recurrence.occurrences(in: zone, from: entry) { AnchorPoint(anchor == .end ? $0.to : $0.from) }
        return AnySequence(points.lazy.filter { $0.date >= from ?? $0.date })
    }

    private func singlePoint(_ anchor: ReminderMoment.Anchor) -> AnchorPoint? {
        switch (self, anchor) {
        case (.day(let date), _): AnchorPoint(date)
        case (.days(let from, let through), _): AnchorPoint(anchor == .closing ? through : from)
        case (.appointment(let start, let end), _): AnchorPoint(anchor == .end ? end : start)
        case (.deadline(.endOf(let date)), _): AnchorPoint(date)
        case (.deadline(.at(let wall)), _): AnchorPoint(wall)
        case (.undecided(_, _, let decideBy), .due): AnchorPoint(decideBy)
        case (.undecided(let between, let and, _), _): AnchorPoint(anchor == .closing ? and : between)
        case (.recurring, _): nil
        }
    }
}

extension Recurrence {
    /// The occurrence whose start, or whose end where `anchor` says so, is `point`.
    func times(at point: AnchorPoint, as anchor: ReminderMoment.Anchor, in zone: Zone) -> Times {
        let wall = WallTime(date: point.date, time: point.time ?? .midnight)
        return anchor == .end ? times(to: wall, in: zone) : times(from: wall, in: zone)
    }
}
