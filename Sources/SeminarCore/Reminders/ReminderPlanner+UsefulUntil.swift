import CivilTime
import Foundation

extension ReminderPlanner {
    /// The first instant at which a reminder is no longer worth sending: the rule's own, or the default of its form.
    func usefulUntil(_ rule: ReminderRule, of event: Event, at point: AnchorPoint, due: Date) -> Date {
        switch rule.usefulUntil {
        case .at(let wall): return zone.instant(wall)
        case .endOf(let date): return zone.endOfDay(date)
        case .moment(let moment): return explicit(moment, of: event, at: point, rule: rule)
        case nil: return standardUsefulUntil(rule.moment, of: event, at: point, due: due)
        }
    }

    /// A moment counted from another anchor of the same occurrence than the rule's.
    private func explicit(
        _ moment: ReminderMoment, of event: Event, at point: AnchorPoint, rule: ReminderRule
    ) -> Date {
        let other = counterpart(of: point, named: rule.moment.anchor, as: moment.anchor, of: event)
        if case .at = moment.offset, moment.time == nil { return other.instant(as: moment.anchor, in: zone) }
        return instant(of: moment, at: other)
    }

    private func standardUsefulUntil(
        _ moment: ReminderMoment, of event: Event, at point: AnchorPoint, due: Date
    ) -> Date {
        switch moment.offset {
        case .minutes(let count) where count < 0, .days(let count) where count < 0,
            .workingDays(let count) where count < 0:
            return point.instant(as: moment.anchor, in: zone)
        case .at where moment.anchor == .start || moment.anchor == .opening:
            return endOfOccurrence(from: point, named: moment.anchor, of: event)
        case .at, .days(0), .workingDays(0):
            return endOfItsDay(point, named: moment.anchor)
        case .minutes, .days, .workingDays:
            return zone.instant(zone.wallTime(at: due).adding(days: Self.daysOfUseAfterwards))
        }
    }

    /// How long what is said after the fact stays worth saying.
    static let daysOfUseAfterwards = 7

    /// For a timed deadline an hour after it, as the day's end may be long past the last chance.
    private func endOfItsDay(_ point: AnchorPoint, named anchor: ReminderMoment.Anchor) -> Date {
        guard anchor == .due, point.time != nil else { return zone.endOfDay(point.date) }
        return point.instant(as: anchor, in: zone).addingTimeInterval(60 * 60)
    }

    private func endOfOccurrence(
        from point: AnchorPoint, named anchor: ReminderMoment.Anchor, of event: Event
    ) -> Date {
        let end = event.schedule.shape.canonicalAnchor(.end) ?? anchor
        return counterpart(of: point, named: anchor, as: end, of: event).closingInstant(in: zone)
    }

    /// The moment `target` of the occurrence whose moment `anchor` is `point`.
    private func counterpart(
        of point: AnchorPoint, named anchor: ReminderMoment.Anchor, as target: ReminderMoment.Anchor, of event: Event
    ) -> AnchorPoint {
        guard anchor != target else { return point }
        guard case .recurring(let recurrence) = event.schedule else {
            return event.schedule.points(of: target, in: zone).first { _ in true } ?? point
        }
        let times = recurrence.times(at: point, as: anchor, in: zone)
        return AnchorPoint(target == .end ? times.to : times.from)
    }
}

extension AnchorPoint {
    /// The instant itself, or the end of a bare day.
    fileprivate func closingInstant(in zone: Zone) -> Date {
        time.map { zone.instant(WallTime(date: date, time: $0)) } ?? zone.endOfDay(date)
    }
}

extension WallTime {
    fileprivate func adding(days: Int) -> WallTime { WallTime(date: date.adding(days: days), time: time) }
}
