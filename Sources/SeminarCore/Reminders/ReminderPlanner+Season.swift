import Foundation

extension ReminderPlanner {
    /// The next moment of every rule of the seminar, behind `cursor`: what the state keeps as its plan.
    package func plan(after cursor: Cursor) -> [PlannedReminder] {
        seminar.events.flatMap { event in
            event.reminders.compactMap { next($0, of: event, after: cursor) }
        }
    }

    /// What the state keeps once this seminar stands in the place of `known`.
    ///
    /// What the seminar had before goes on from the last instant that was looked at, so that what fell due while the
    /// service was down is still decided; what is new owes nothing from before.
    ///
    /// - Parameter extended: those who have more time for something.
    package func plan(
        replacing known: Seminar?, since lastInstant: Date, extended: [Participant] = [], at now: Date
    ) -> [PlannedReminder] {
        let start = known == nil ? now : lastInstant
        let personal = extended.flatMap { personalPlan(for: $0, after: Cursor(due: start)) }
        guard let known else { return personal + plan(after: Cursor(due: now)) }
        return personal
            + seminar.events.flatMap { event in
                let isKnown = known.event(event.id) != nil
                let cursor = Cursor(due: isKnown ? lastInstant : now)
                return event.reminders.compactMap { next($0, of: event, after: cursor) }
            }
    }
}
