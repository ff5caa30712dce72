import CivilTime
import Foundation
import SeminarCore

/// Reminders that come too late to be of use, by night, or to nobody.
struct ReminderLint {
    let seminar: Seminar

    func complaints(about event: Event, at marks: EventMarks) -> [Complaint] {
        zip(event.reminders, marks.reminders).flatMap { rule, mark in
            let mark = mark ?? marks.mark(of: .id)
            return [late(rule, event, mark), timed(rule, event, mark), quiet(rule, mark), nobody(rule, mark)]
                .compactMap(\.self)
        }
    }

    private func late(_ rule: ReminderRule, _ event: Event, _ mark: SourceMark) -> Complaint? {
        let points = event.schedule.points(of: rule.moment.anchor, in: seminar.zone)
        guard let point = points.first(where: { _ in true }) else { return nil }
        let planner = ReminderPlanner(seminar)
        let due = planner.instant(of: rule.moment, at: point)
        let name = "the reminder \"\(rule.moment)\" of event \"\(event.id)\""
        let anchor = point.instant(as: rule.moment.anchor, in: seminar.zone)
        if point.time != nil, rule.moment.isOnTheDay, due >= anchor {
            return .warning(
                at: mark, "\(name) goes out at \(wall(due)), not before \(wall(anchor))",
                remedy: "give it an earlier time, as in \"on the day at 07:00\", or use \"2 hours before\"")
        }
        let end = planner.plan(rule, of: event, at: point).usefulUntil
        guard due >= end else { return nil }
        return .warning(
            at: mark, "\(name) is due at \(wall(due)), when it is of no use any more (until \(wall(end)))",
            remedy: "move it, or give it another \"useful_until\"")
    }

    /// A deadline may be a bare day, at which a time of day counts, or a moment, at which it does not.
    private func timed(_ rule: ReminderRule, _ event: Event, _ mark: SourceMark) -> Complaint? {
        guard case .deadline(.at(let wall)) = event.schedule, rule.moment.offset == .at, let time = rule.moment.time
        else { return nil }
        return .warning(
            at: mark,
            "the reminder \"\(rule.moment)\" of event \"\(event.id)\" goes out at \(wall.time), not at \(time)",
            remedy: "write \"on the day at \(time)\", or leave out the time")
    }

    private func quiet(_ rule: ReminderRule, _ mark: SourceMark) -> Complaint? {
        guard let time = rule.moment.time, let quiet = seminar.quietHours, quiet.contains(time) else { return nil }
        return .warning(
            at: mark, "the reminder \"\(rule.moment)\" goes out within the quiet hours",
            remedy: "choose a time outside of them; as it is, it waits until \(quiet.end)")
    }

    private func nobody(_ rule: ReminderRule, _ mark: SourceMark) -> Complaint? {
        guard seminar.organisers.isEmpty, rule.recipients == .organisers else { return nil }
        return .warning(
            at: mark, "the reminder \"\(rule.moment)\" goes to the organisers, and there are none",
            remedy: "name them under \"organisers\"")
    }

    private func wall(_ instant: Date) -> WallTime { seminar.zone.wallTime(at: instant) }
}

extension ReminderMoment {
    fileprivate var isOnTheDay: Bool { offset == .days(0) || offset == .workingDays(0) }
}
