import CivilTime
import Foundation
import SeminarCore

/// How far away an event is, in the words that fit its shape: `due tomorrow`, `closes in 3 days`, `was yesterday`.
struct NearnessWording {
    private let language: Language

    init(_ language: Language) { self.language = language }

    /// Nil where nothing can be said: no occurrence is known, or it goes on right now.
    func text(_ event: Event, _ occurrence: Occurrence?, in zone: Zone, at now: Date) -> String? {
        guard let occurrence else { return nil }
        let today = zone.date(at: now)
        let isOver = occurrence.end(in: zone) <= now
        switch event.schedule {
        case .deadline(let due):
            return phrase(isOver ? .wasDue : .due, relative(due.date, today))
        case .days(let from, let through):
            if today < from { return phrase(.begins, relative(from, today)) }
            return phrase(isOver ? .ended : .ends, relative(through, today))
        case .undecided(let between, _, _):
            return today < between ? phrase(.earliest, relative(between, today)) : nil
        case .day, .appointment, .recurring:
            return isOver ? phrase(.was, relative(occurrence.firstDay, today)) : relative(occurrence.firstDay, today)
        }
    }

    private enum Aspect {
        case due, wasDue, begins, ends, ended, earliest, was
    }

    private func phrase(_ aspect: Aspect, _ day: String) -> String {
        switch (aspect, language) {
        case (.due, .english): "due \(day)"
        case (.due, .german): "\(day) fällig"
        case (.wasDue, .english): "was due \(day)"
        case (.wasDue, .german): "war \(day) fällig"
        case (.begins, .english): "begins \(day)"
        case (.begins, .german): "beginnt \(day)"
        case (.ends, .english): "ends \(day)"
        case (.ends, .german): "endet \(day)"
        case (.ended, .english): "ended \(day)"
        case (.ended, .german): "endete \(day)"
        case (.earliest, .english): "\(day) at the earliest"
        case (.earliest, .german): "frühestens \(day)"
        case (.was, .english): "was \(day)"
        case (.was, .german): "war \(day)"
        }
    }

    private func relative(_ date: CivilDate, _ today: CivilDate) -> String {
        DateWording(language).relative(date, from: today)
    }
}
