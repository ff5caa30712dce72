import CivilTime
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
        let former = known.map(ReminderPlanner.init)
        return seminar.events.flatMap { event in
            let cursor = Cursor(due: known?.event(event.id) == nil ? now : lastInstant)
            let everybodys = event.reminders.compactMap { rule in
                overtaken(rule, of: event, replacing: former, after: cursor) ?? next(rule, of: event, after: cursor)
            }
            return everybodys
                + extended.flatMap { personalPlan(of: event, for: $0, replacing: former, after: cursor) }
        }
    }

    /// The first moment that lies at or before the cursor by this seminar, and lay behind it by the former one, though
    /// the date that it counts from is the same.
    ///
    /// An organiser has changed a time of day, a holiday, the quiet hours or the zone. Nobody is told of that as of a
    /// moved date, so the reminder is late, not over.
    ///
    /// - Parameter participant: whose own dates count, in both; nil for everybody's.
    func overtaken(
        _ rule: ReminderRule, of event: Event, replacing former: ReminderPlanner?,
        for participant: Participant? = nil, after cursor: Cursor
    ) -> PlannedReminder? {
        guard let former, let official = former.seminar.event(event.id) else { return nil }
        let before = participant.map { official.asSeen(by: $0, in: former.zone) } ?? official
        guard let formerRule = before.rule(rule.identity), !before.isCancelled, !event.isCancelled else { return nil }
        let reach = max(reach(of: rule.moment.offset), former.reach(of: rule.moment.offset))
        let unmoved = Set(former.points(of: rule.moment.anchor, in: before, within: reach, of: cursor))
        return points(of: rule.moment.anchor, in: event, within: reach, of: cursor).filter(unmoved.contains)
            .map { behindActivation(plan(rule, of: event, at: $0), rule, cursor) }
            .filter {
                $0.due <= cursor.due && former.plan(formerRule, of: before, at: $0.anchor).due > cursor.due
            }
            .min(by: isEarlier)
    }

    private func points(
        of anchor: ReminderMoment.Anchor, in event: Event, within days: Int, of cursor: Cursor
    ) -> [AnchorPoint] {
        let day = zone.date(at: cursor.due)
        return event.schedule.points(of: anchor, in: zone, from: day.adding(days: -days))
            .prefix { $0.date <= day.adding(days: days) }
    }
}
