import CivilTime
import Foundation
import SeminarCore

/// Timed events of one seminar that overlap: nobody can be at both.
struct ClashLint {
    private let zone: Zone

    init(_ zone: Zone) { self.zone = zone }

    private struct Span {
        let event: Int
        let start: Date
        let end: Date
    }

    /// One complaint for two events, at the later one in the file.
    func complaints(about events: [(Event, EventMarks)]) -> [Complaint] {
        let spans = events.indices.flatMap { self.spans(of: events[$0].0, index: $0) }.sorted { $0.start < $1.start }
        var seen: Set<[Int]> = []
        var running: [Span] = []
        var complaints: [Complaint] = []
        for span in spans {
            running.removeAll { $0.end <= span.start }
            for other in running where other.event != span.event {
                let (first, second) = (min(other.event, span.event), max(other.event, span.event))
                guard seen.insert([first, second]).inserted else { continue }
                complaints.append(clash(events[second], with: events[first].0, at: span.start))
            }
            running.append(span)
        }
        return complaints
    }

    private func clash(_ later: (event: Event, marks: EventMarks), with other: Event, at start: Date) -> Complaint {
        let wall = zone.wallTime(at: start)
        let isRuled = later.event.schedule.rules(wall.date)
        return .warning(
            at: later.marks.mark(of: .start, .weekly),
            "event \"\(later.event.id)\" overlaps event \"\(other.id)\" at \(wall)",
            remedy: isRuled ? "add \(wall.date) to \"except\", or move one of them" : "move one of them")
    }

    private func spans(of event: Event, index: Int) -> [Span] {
        switch event.schedule {
        case .appointment, .recurring:
            event.schedule.occurrences(in: zone).prefix(CalendarLint.greatestNumber)
                .map { Span(event: index, start: $0.start(in: zone), end: $0.end(in: zone)) }
        case .day, .days, .deadline, .undecided: []
        }
    }
}

extension Schedule {
    /// Whether it is by a rule that something takes place on `day`: a single occurrence is not left out by `except`.
    fileprivate func rules(_ day: CivilDate) -> Bool {
        guard case .recurring(let recurrence) = self else { return false }
        let singles = recurrence.moved.values.map(\.from) + recurrence.additional
        return !singles.contains { $0.date == day }
    }
}
