import CivilTime
import ControlAPI
import Foundation
import ICalendar
import SeminarCore
import StateStore

extension ControlDesk {
    /// How far `upcoming` looks, and how many entries a recurrence may fill.
    private static let horizon: TimeInterval = 60 * 24 * 60 * 60
    private static let mostOccurrences = 10

    func upcoming(_ question: SeminarQuestion) throws(ControlFailure) -> [UpcomingEntry] {
        let now = engine.clock.now()
        var entries: [(start: Date, entry: UpcomingEntry)] = []
        for active in try actives(question.seminar) {
            let roster = try reading { store throws(StateStoreError) in try store.participants(of: active.seminar.id) }
            for event in active.seminar.events {
                entries += upcoming(event, of: active.seminar, roster: roster, at: now)
            }
        }
        return entries.sorted { ($0.start, $0.entry.event) < ($1.start, $1.entry.event) }.map(\.entry)
    }

    private func upcoming(
        _ event: Event, of seminar: Seminar, roster: [Participant], at now: Date
    ) -> [(start: Date, entry: UpcomingEntry)] {
        let zone = seminar.zone
        let owing = event.obligation.map { obligation in roster.filter { $0.owes(obligation) }.count }
        let limit = event.schedule.shape == .recurring ? Self.mostOccurrences : 1
        return event.schedule.occurrences(in: zone, endingAfter: now).prefix(limit)
            .prefix { limit == 1 || $0.start(in: zone) < now.addingTimeInterval(Self.horizon) }
            .map { occurrence in
                let start = occurrence.start(in: zone)
                let entry = UpcomingEntry(
                    seminar: seminar.id.text, event: event.id.text, summary: event.summary,
                    start: zone.rfc3339(start), end: zone.rfc3339(occurrence.end(in: zone)),
                    allDay: occurrence.isAllDay, status: event.statusWord, location: event.location,
                    obligation: event.obligation?.text, owing: owing)
                return (start, entry)
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
