import Foundation

extension ReminderPlanner {
    /// The next moment of every rule of the seminar, behind `cursor`: what the state keeps as its plan.
    package func plan(after cursor: Cursor) -> [PlannedReminder] {
        seminar.events.flatMap { event in
            event.reminders.compactMap { next($0, of: event, after: cursor) }
        }
    }
}
