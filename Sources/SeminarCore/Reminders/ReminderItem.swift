import CivilTime
import Foundation

/// One entry of a mail: which event is reminded of, by which rule, with the facts as they stand when it is rendered.
package struct ReminderItem: Hashable, Sendable {
    package var event: Event
    package var rule: ReminderRule
    package var planned: PlannedReminder

    package init(event: Event, rule: ReminderRule, planned: PlannedReminder) {
        self.event = event
        self.rule = rule
        self.planned = planned
    }

    /// When it is too late: the last moment of days and deadlines, the first of what takes place.
    package func urgency(in zone: Zone) -> Date {
        guard let occurrence = occurrence(in: zone) else { return planned.usefulUntil }
        switch event.schedule.shape {
        case .deadline, .days: return occurrence.end(in: zone)
        case .day, .appointment, .undecided, .recurring: return occurrence.start(in: zone)
        }
    }

    /// The occurrence that the reminder is about.
    package func occurrence(in zone: Zone) -> Occurrence? {
        guard case .recurring(let recurrence) = event.schedule else {
            return event.schedule.occurrences(in: zone).first { _ in true }
        }
        return .timed(recurrence.times(at: planned.anchor, as: rule.moment.anchor, in: zone))
    }
}
