import CivilTime
import Foundation
import SeminarCore

/// How far off an event is, or how long it still goes on.
struct NearnessOnPage {
    private let distance: DistanceWording
    private let today: CivilDate

    init(_ facts: PageFacts) {
        today = facts.today
        distance = DistanceWording(facts.language, today: facts.today)
    }

    /// Nil where it is over or cancelled, and within days of which one is yet to be chosen.
    func text(_ date: DatedEvent) -> String? {
        guard date.isAwaited else { return nil }
        guard date.phase == .current else {
            let day = reference(of: date)
            return day < today ? nil : distance.text(day)
        }
        switch date.occurrence {
        case .allDay(let from, let through) where from == through: return distance.text(from)
        case .allDay(_, let through): return distance.current(through: through)
        case .timed(_, let to) where to.date == today: return distance.current(until: to.time)
        case .timed(_, let to): return distance.current(through: to.date)
        }
    }

    /// A deadline shortly after midnight is drawn from the day before.
    private func reference(of date: DatedEvent) -> CivilDate {
        guard case .deadline(let due) = date.event.schedule else { return date.occurrence.firstDay }
        return due.date
    }
}
