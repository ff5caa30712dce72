import CivilTime
import Foundation

extension NaiveTimes {
    /// The event as it is for somebody who has until `end`; as it is for all where that is no more time.
    func own(_ event: SeasonEvent, until end: Season.End) -> SeasonEvent {
        var own = event
        switch (event.shape, end) {
        case (.due, .day(let day)), (.dueAt, .day(let day)): own.shape = .due(day)
        case (.due, .wall(let wall)), (.dueAt, .wall(let wall)): own.shape = .dueAt(wall)
        case (.days(let from, _), .day(let day)): own.shape = .days(from, through: day)
        default: return event
        }
        return self.end(of: event.shape) < self.end(of: own.shape) ? own : event
    }

    /// When that is over which everybody may be given more time for.
    func end(of shape: SeasonEvent.Shape) -> Date {
        switch shape {
        case .due(let day), .days(_, let day): season.zone.endOfDay(day)
        case .dueAt(let wall): season.zone.instant(wall)
        default: .distantFuture
        }
    }

    /// The reminders that count for somebody from other moments than for the others.
    func ownMoments(of own: SeasonEvent, insteadOf event: SeasonEvent) -> [Moment] {
        let official = moments(of: [event]).map(\.item)
        return moments(of: [own]).filter { !official.contains($0.item) && $0.reminder.to != "organisers" }
    }
}
