import CivilTime
import Foundation
import SeminarCore

/// Reads when an event is, by the form that was found; the checks between keys stand here.
struct ScheduleReader {
    let mapping: YAMLMapping<EventKey>
    /// As complaints call the event.
    let name: String
    let zone: Zone
    let holidays: Set<CivilDate>

    func schedule(_ form: ScheduleForm) -> Schedule? {
        switch form {
        case .day: mapping.required(.on).map(Schedule.day)
        case .days: span(.from, .through).map { .days(from: $0.first, through: $0.last) }
        case .appointment: times().map { .appointment(start: $0.start, end: $0.end) }
        case .deadline: mapping.required(.due).map(Schedule.deadline)
        case .undecided: undecided()
        case .weekly: weekly().map(Schedule.recurring)
        case .rule: rule().map(Schedule.recurring)
        }
    }

    /// Two days in their order, both included.
    func span(_ first: EventKey, _ last: EventKey) -> (first: CivilDate, last: CivilDate)? {
        let (firstDay, lastDay): (CivilDate?, CivilDate?) = (mapping.required(first), mapping.required(last))
        guard let firstDay, let lastDay else { return nil }
        if lastDay >= firstDay { return (firstDay, lastDay) }
        mapping.refuse(last, "\(name) ends before it starts", remedy: "expected a day from \(firstDay) on")
        return nil
    }

    /// The instants are compared, as a change of the clocks can turn the order of wall times around.
    func times() -> (start: WallTime, end: WallTime)? {
        let start: WallTime? = mapping.required(.start)
        if mapping[.end] != nil, mapping[.duration] != nil {
            mapping.refuse(.duration, "\(name) has both \"end\" and \"duration\"", remedy: "keep one of them")
        }
        let duration: ElapsedTime? = mapping.read(.duration)
        let end: WallTime? = mapping[.duration] == nil ? mapping.required(.end) : mapping.read(.end)
        guard let start else { return nil }
        if let duration, end == nil {
            guard duration.seconds > 0 else {
                mapping.refuse(.duration, "\(name) takes no time", remedy: "expected \(ElapsedTime.expectedText)")
                return nil
            }
            return (start, zone.wallTime(at: zone.instant(start).addingTimeInterval(Double(duration.seconds))))
        }
        guard let end else { return nil }
        if zone.instant(start) < zone.instant(end) { return (start, end) }
        let what = end == start ? "\(name) takes no time" : "\(name) ends before it starts"
        mapping.refuse(.end, what, remedy: "expected an end after \(start)")
        return nil
    }

    private func undecided() -> Schedule? {
        let decideBy: CivilDate? = mapping.required(.decideBy)
        guard let span = span(.between, .and), let decideBy else { return nil }
        guard decideBy <= span.last else {
            mapping.refuse(
                .decideBy, "\(name) is decided after it is over", remedy: "expected a day before \(span.first)")
            return nil
        }
        return .undecided(between: span.first, and: span.last, decideBy: decideBy)
    }
}
