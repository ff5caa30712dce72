import CivilTime
import SeminarCore

/// Dates that the calendar speaks against: holidays, hours that the clocks leave out, a decision that comes late.
struct CalendarLint {
    let seminar: Seminar

    func complaints(about event: Event, at marks: EventMarks) -> [Complaint] {
        holiday(event, marks) + gaps(event, marks) + lateDecision(event, marks) + noOrganisers(event, marks)
    }

    /// `weekly` has left the holidays out already; an `rrule` does not.
    private func holiday(_ event: Event, _ marks: EventMarks) -> [Complaint] {
        let (day, mark): (CivilDate?, SourceMark)
        switch event.schedule {
        case .day(let date): (day, mark) = (date, marks.mark(of: .on))
        case .appointment(let start, _): (day, mark) = (start.date, marks.mark(of: .start))
        case .deadline(let due): (day, mark) = (due.date, marks.mark(of: .due))
        case .recurring(let recurrence): return holiday(event, recurrence, marks)
        case .days, .undecided: return []
        }
        guard let day, seminar.holidays.contains(day) else { return [] }
        return [.warning(at: mark, "event \"\(event.id)\" is on \(day), a holiday", remedy: "check the date")]
    }

    /// What is additional is meant to be there.
    private func holiday(_ event: Event, _ recurrence: Recurrence, _ marks: EventMarks) -> [Complaint] {
        let ruled = seminar.holidays.sorted().first { takesPlace(recurrence, on: $0) }
        let moved = recurrence.moved.values.map(\.from.date).sorted().first(where: seminar.holidays.contains)
        let byRule = ruled.map { day in
            Complaint.warning(
                at: marks.mark(of: .rrule, .weekly), "event \"\(event.id)\" is on \(day), a holiday",
                remedy: "add it to \"except\" if it does not take place")
        }
        let byMove = moved.map { day in
            Complaint.warning(
                at: marks.mark(of: .moved), "event \"\(event.id)\" is moved to \(day), a holiday",
                remedy: "check the date")
        }
        return [byRule, byMove].compactMap(\.self)
    }

    private func takesPlace(_ recurrence: Recurrence, on day: CivilDate) -> Bool {
        let midnight = WallTime(date: day, time: .midnight)
        return recurrence.starts(in: seminar.zone, from: midnight).prefix { $0.date == day }
            .contains { recurrence.moved[$0] == nil }
    }

    private func gaps(_ event: Event, _ marks: EventMarks) -> [Complaint] {
        switch event.schedule {
        case .appointment(let start, let end):
            let gaps = [gap(start, marks.mark(of: .start)), gap(end, marks.mark(of: .end, .duration))]
            return Array(gaps.compactMap(\.self).prefix(1))
        case .deadline(.at(let wall)): return [gap(wall, marks.mark(of: .due))].compactMap(\.self)
        case .recurring(let recurrence):
            let moved = recurrence.moved.values.sorted().lazy.flatMap { [$0.from, $0.to] }
            return [
                gap(in: recurrence, marks.mark(of: .rrule, .at)),
                moved.compactMap { gap($0, marks.mark(of: .moved)) }.first,
                recurrence.additional.sorted().lazy.compactMap { gap($0, marks.mark(of: .also)) }.first,
            ].compactMap(\.self)
        case .day, .days, .deadline, .undecided: return []
        }
    }

    private func gap(_ wall: WallTime, _ mark: SourceMark) -> Complaint? {
        guard case .gap(_, let after, let instant) = seminar.zone.resolve(wall) else { return nil }
        let read = seminar.zone.wallTime(at: instant)
        return .warning(
            at: mark, "the clocks leave out \(wall): they are set forward to \(after.time)",
            remedy: "it is read as \(read.time); write the time that is meant")
    }

    /// The rule is followed in a zone without gaps, as in its own it passes over them.
    private func gap(in recurrence: Recurrence, _ mark: SourceMark) -> Complaint? {
        let skipped = recurrence.starts(in: .utc).prefix(Self.greatestNumber).first { gap($0, mark) != nil }
        return skipped.flatMap { wall in
            .warning(
                at: mark, "the clocks leave out \(wall), when this would take place",
                remedy: "it does not take place on that day; choose another time of day if it should")
        }
    }

    /// So many occurrences of a recurrence are looked at; it may have no end.
    static let greatestNumber = 1000

    private func lateDecision(_ event: Event, _ marks: EventMarks) -> [Complaint] {
        guard case .undecided(let between, _, let decideBy) = event.schedule, decideBy > between else { return [] }
        return [
            .warning(
                at: marks.mark(of: .decideBy), "event \"\(event.id)\" is decided when it may have begun",
                remedy: "expected a day before \(between)")
        ]
    }

    private func noOrganisers(_ event: Event, _ marks: EventMarks) -> [Complaint] {
        guard seminar.organisers.isEmpty, event.audience == .organisers else { return [] }
        return [
            .warning(
                at: marks.mark(of: .audience), "event \"\(event.id)\" is for the organisers, and there are none",
                remedy: "name them under \"organisers\"")
        ]
    }
}
