import CivilTime
import Foundation

extension QuietHours {
    /// The quiet span that `instant` lies in, or nil: from its first instant to the first after it.
    package func span(around instant: Date, in zone: Zone) -> Range<Date>? {
        let today = zone.date(at: instant)
        return [today.adding(days: -1), today].lazy
            .compactMap { span(beginningOn: $0, in: zone) }
            .first { $0.contains(instant) }
    }

    /// When to send what is due at `instant`, if a hold would outlast its use: just before quiet begins.
    ///
    /// Nil where nothing is to be moved: outside quiet hours, or where it is still useful after them.
    package func lastMoment(for instant: Date, usefulUntil: Date, in zone: Zone) -> Date? {
        guard let quiet = span(around: instant, in: zone), quiet.upperBound >= usefulUntil else { return nil }
        return quiet.lowerBound.addingTimeInterval(-Self.margin)
    }

    /// A minute, so that the mail is gone when the quiet begins.
    private static let margin: TimeInterval = 60

    private func span(beginningOn date: CivilDate, in zone: Zone) -> Range<Date>? {
        let lastDay = end <= begin ? date.adding(days: 1) : date
        let first = zone.instant(WallTime(date: date, time: begin))
        let after = zone.instant(WallTime(date: lastDay, time: end))
        return first < after ? first..<after : nil
    }
}
