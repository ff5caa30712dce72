import CivilTime
import Foundation

/// When the rules of a seminar fall due: a pure function of its timeline.
package struct ReminderPlanner: Sendable {
    let seminar: Seminar

    package init(_ seminar: Seminar) { self.seminar = seminar }

    var zone: Zone { seminar.zone }

    /// A place in a rule's sequence: what is due at `due` counted from `anchor` is behind it.
    package struct Cursor: Hashable, Sendable {
        package var due: Date
        /// Nil means that all that is due at `due` is behind it.
        package var anchor: AnchorPoint?

        package init(due: Date, anchor: AnchorPoint? = nil) {
            self.due = due
            self.anchor = anchor
        }
    }

    /// The first moment behind `cursor` at which `rule` falls due, or nil where there is none.
    ///
    /// A recurrence is entered near the cursor, so that the cost does not grow with its age.
    package func next(_ rule: ReminderRule, of event: Event, after cursor: Cursor) -> PlannedReminder? {
        guard !event.isCancelled else { return nil }
        let zone = seminar.zone
        let reach = reach(of: rule.moment.offset)
        let day = zone.date(at: cursor.due)
        var best: PlannedReminder?
        for point in event.schedule.points(of: rule.moment.anchor, in: zone, from: day.adding(days: -reach)) {
            if let best, point.date > zone.date(at: best.due).adding(days: reach) { break }
            let planned = behindActivation(plan(rule, of: event, at: point), rule, cursor)
            guard isBehind(planned, cursor), best.map({ isEarlier(planned, $0) }) ?? true else { continue }
            best = planned
        }
        return best
    }

    /// All that falls due behind `cursor` and not after `now`, and the first thing after it.
    package func due(
        _ rule: ReminderRule, of event: Event, after cursor: Cursor, through now: Date
    ) -> (due: [PlannedReminder], next: PlannedReminder?) {
        guard !event.isCancelled else { return ([], nil) }
        let reach = reach(of: rule.moment.offset)
        let (first, last) = (zone.date(at: cursor.due).adding(days: -reach), zone.date(at: now).adding(days: reach))
        // In one pass: what repeats every minute has missed very many after an outage.
        let due = event.schedule.points(of: rule.moment.anchor, in: zone, from: first).prefix { $0.date <= last }
            .map { behindActivation(plan(rule, of: event, at: $0), rule, cursor) }
            .filter { $0.due <= now && isBehind($0, cursor) }
            .sorted(by: isEarlier)
        let end = due.last.map { Cursor(due: $0.due, anchor: $0.anchor) } ?? cursor
        return (due, next(rule, of: event, after: end))
    }

    /// A seminar that becomes active in quiet hours has missed the moment before them: then the nominal one counts.
    func behindActivation(
        _ planned: PlannedReminder, _ rule: ReminderRule, _ cursor: Cursor
    ) -> PlannedReminder {
        guard cursor.anchor == nil, planned.due <= cursor.due else { return planned }
        var nominal = planned
        nominal.due = max(planned.due, instant(of: rule.moment, at: planned.anchor))
        return nominal
    }

    private func isBehind(_ planned: PlannedReminder, _ cursor: Cursor) -> Bool {
        if planned.due != cursor.due { return planned.due > cursor.due }
        return cursor.anchor.map { planned.anchor > $0 } ?? false
    }

    func isEarlier(_ one: PlannedReminder, _ other: PlannedReminder) -> Bool {
        (one.due, one.anchor) < (other.due, other.anchor)
    }

    /// A number of days that no due moment is farther from its anchor.
    func reach(of offset: ReminderMoment.Offset) -> Int {
        switch offset {
        case .at, .days(0), .workingDays(0): 2
        case .minutes(let count): Int(count.magnitude) / (24 * 60) + 3
        case .days(let count): Int(count.magnitude) + 2
        case .workingDays(let count): 2 * Int(count.magnitude) + seminar.holidays.count + 4
        }
    }
}

extension ReminderPlanner {
    /// When `rule` falls due for the occurrence that `point` belongs to, and until when it is worth sending.
    package func plan(_ rule: ReminderRule, of event: Event, at point: AnchorPoint) -> PlannedReminder {
        let nominal = instant(of: rule.moment, at: point)
        let usefulUntil = usefulUntil(rule, of: event, at: point, due: nominal)
        let due = seminar.quietHours?.lastMoment(for: nominal, usefulUntil: usefulUntil, in: seminar.zone) ?? nominal
        return PlannedReminder(
            event: event.id, rule: rule.identity, anchor: point, due: due, usefulUntil: usefulUntil)
    }

    /// The instant that a moment names, counted from `point`: days on the wall clock, hours and minutes elapsed.
    package func instant(of moment: ReminderMoment, at point: AnchorPoint) -> Date {
        let zone = seminar.zone
        switch moment.offset {
        case .at where point.time != nil:
            return point.instant(as: moment.anchor, in: zone)
        case .at:
            return onDay(point.date, at: moment.time)
        case .minutes(let count):
            return point.instant(as: moment.anchor, in: zone).addingTimeInterval(Double(count) * 60)
        case .days(let count):
            return onDay(point.date.adding(days: count), at: moment.time)
        case .workingDays(let count):
            return onDay(point.date.adding(workingDays: count, without: seminar.holidays), at: moment.time)
        }
    }

    private func onDay(_ date: CivilDate, at time: TimeOfDay?) -> Date {
        seminar.zone.instant(WallTime(date: date, time: time ?? seminar.remindAt))
    }
}

extension CivilDate {
    /// So many days on that are neither Saturday, Sunday nor a holiday; zero is the day itself.
    package func adding(workingDays count: Int, without holidays: Set<CivilDate>) -> CivilDate {
        let step = count.signum()
        var date = self
        var left = count.magnitude
        while left > 0 {
            date = date.adding(days: step)
            if date.weekday < .saturday, !holidays.contains(date) { left -= 1 }
        }
        return date
    }
}
