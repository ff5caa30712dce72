import CivilTime
import ControlAPI
import Foundation
import ICalendar
import SeminarCore
import StateStore

extension ControlDesk {
    func upcoming(_ question: UpcomingQuestion) throws(ControlFailure) -> [UpcomingEntry] {
        let (now, reach) = (engine.clock.now(), try reach(question.days))
        let seminars = try outlined(question.seminar).filter { !comingSpans(of: $0, reach, at: now).isEmpty }
        return try counted(coming(in: seminars.map(\.id), reach, at: now)).map(\.entry)
    }

    /// An occurrence that comes, without how many still owe what it asks for.
    struct Coming {
        var start: Date
        var end: Date
        var seminar: Identifier
        var obligation: Identifier?
        var entry: UpcomingEntry
    }

    /// The first of all that comes, for which only those seminars are read whose it is.
    func coming(_ count: Int, at now: Date) -> [Coming] {
        var first: [(start: Int, seminar: Identifier)] = []
        var unlisted: Set<Identifier> = []
        for seminar in engine.catalog.outlined {
            let spans = comingSpans(of: seminar, .usual, at: now)
            first += spans.filter { !$0.isEndless }.prefix(count).map { ($0.start, seminar.id) }
            if spans.contains(where: \.isEndless) { unlisted.insert(seminar.id) }
        }
        let nearest = first.sorted { $0 < $1 }.prefix(count).map(\.seminar)
        return Array(coming(in: unlisted.union(nearest).sorted(), .usual, at: now).prefix(count))
    }

    /// Each of these is read when its turn comes.
    private func coming(in seminars: [Identifier], _ reach: Reach, at now: Date) -> [Coming] {
        ActiveSeminars(ids: seminars, catalog: engine.catalog).flatMap { active in
            active.seminar.events.flatMap { coming($0, of: active.seminar, reach, at: now) }
        }.sorted { ($0.start, $0.seminar, $0.entry.event) < ($1.start, $1.seminar, $1.entry.event) }
    }

    /// When something takes place that is shown.
    private func comingSpans(
        of seminar: OutlinedSeminar, _ reach: Reach, at now: Date
    ) -> LazyFilterSequence<[OutlinedAgenda.Span]> {
        let zone = seminar.outline.timeZone ?? facts.zone
        let (once, repeating) = (
            reach.end(repeating: false, in: zone, at: now), reach.end(repeating: true, in: zone, at: now)
        )
        return seminar.outline.agenda.spans(endingAfter: now).filter {
            $0.begins < ($0.kind.contains(.repeating) ? repeating : once)
        }
    }

    /// Reads each roster once, and only of seminars that ask for something.
    func counted(_ coming: [Coming]) throws(ControlFailure) -> [Coming] {
        var rosters: [Identifier: [Participant]] = [:]
        var counted = coming
        for index in coming.indices {
            guard let obligation = coming[index].obligation else { continue }
            let id = coming[index].seminar
            let people =
                if let known = rosters[id] {
                    known
                } else {
                    try reading { store throws(StateStoreError) in try store.participants(of: id) }.people
                }
            rosters[id] = people
            counted[index].entry.owing = people.filter { $0.owes(obligation) }.count
        }
        return counted
    }

    private func reach(_ text: String?) throws(ControlFailure) -> Reach {
        guard let text else { return .usual }
        if text == "all" { return .all }
        guard let days = Int(text), (1...3660).contains(days) else {
            throw ControlFailure(.usage, "\"\(text)\" is no number of days; expected 1 to 3660")
        }
        return .days(days)
    }

    private func coming(_ event: Event, of seminar: Seminar, _ reach: Reach, at now: Date) -> [Coming] {
        let zone = seminar.zone
        let most = reach.mostOccurrences
        let end = reach.end(repeating: event.schedule.shape == .recurring, in: zone, at: now)
        let coming = Array(event.schedule.occurrences(in: zone, endingAfter: now).prefix(most + 1))
        let shown = coming.prefix(most).prefix { $0.start(in: zone) < end }
        return shown.enumerated().map { place, occurrence in
            let (start, end) = (occurrence.start(in: zone), occurrence.end(in: zone))
            let entry = UpcomingEntry(
                seminar: seminar.id.text, event: event.id.text, summary: event.summary,
                start: zone.rfc3339(start), end: zone.rfc3339(end), allDay: occurrence.isAllDay,
                status: event.statusWord, location: event.location, obligation: event.obligation?.text,
                continues: place == shown.count - 1 && shown.count < coming.count)
            return Coming(
                start: start, end: end, seminar: seminar.id, obligation: event.obligation, entry: entry)
        }
    }

    func events(_ question: SeminarQuestion) throws(ControlFailure) -> [EventEntry] {
        let now = engine.clock.now()
        return try actives(question.seminar).flatMap { active in
            active.seminar.events.map { entry(of: $0, in: active, at: now) }
        }
    }

    private func entry(of event: Event, in active: ActiveSeminar, at now: Date) -> EventEntry {
        let zone = active.seminar.zone
        let first = event.schedule.occurrences(in: zone).first { _ in true }
        let next = event.schedule.occurrences(in: zone, endingAfter: now).first { _ in true }
        return EventEntry(
            seminar: active.seminar.id.text, event: event.id.text, summary: event.summary,
            shape: event.schedule.shapeInWords, start: first.map { zone.rfc3339($0.start(in: zone)) },
            end: first.map { zone.rfc3339($0.end(in: zone)) }, allDay: first?.isAllDay ?? false,
            recurrence: event.recurrenceInWords(zone), next: next.map { zone.rfc3339($0.start(in: zone)) },
            status: event.statusWord, audience: event.audience.rawValue, obligation: event.obligation?.text,
            decideBy: event.schedule.decideBy?.description, reminders: event.reminders.map(\.inWords),
            uid: EventComponent.uid(of: event.id, in: active.seminar.id), sequence: active.stamps[event.id]?.sequence)
    }
}

extension Occurrence {
    var isAllDay: Bool {
        if case .allDay = self { return true }
        return false
    }
}

extension Schedule {
    fileprivate var shapeInWords: String {
        switch self {
        case .day: "a day"
        case .days: "days"
        case .appointment: "an appointment"
        case .deadline: "a deadline"
        case .undecided: "not fixed yet"
        case .recurring: "recurring"
        }
    }

    var decideBy: CivilDate? {
        guard case .undecided(_, _, let decideBy) = self else { return nil }
        return decideBy
    }
}

extension Event {
    var statusWord: String {
        if isCancelled { return "cancelled" }
        return schedule.shape == .undecided ? "tentative" : "confirmed"
    }

    fileprivate func recurrenceInWords(_ zone: Zone) -> String? {
        guard case .recurring = schedule else { return nil }
        return ScheduleWording(.english, zone: zone).text(schedule)
    }
}

extension ReminderRule {
    /// As an organiser would write it, with its recipients.
    var inWords: String { "\(moment), to \(recipients.rawValue)" }
}
