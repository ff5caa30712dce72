import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    /// Why a person was mailed or not, and what is still to come, in sentences and as data.
    func explain(_ question: ExplainQuestion) throws(ControlFailure) -> Explanation {
        let found = try person(question.person, in: question.seminar)
        let active = try active(found.seminar.text)
        let event = try question.event.map { name throws(ControlFailure) in try self.event(name, of: active.seminar) }
        let past = try recorded(for: found, event: event?.id, in: active.seminar)
        var future = try planned(for: found, event: event?.id, in: active.seminar)
        let mark = try reading { store throws(StateStoreError) in try store.addressMark(of: found.participant.email) }
        if let mark { future = future.map { $0.stopped(by: mark) } }
        let words = ExplanationWording(active.seminar)
        let lines =
            [words.standing(of: found.participant), mark.map(words.stop)].compactMap(\.self)
            + (past + future).map(words.line)
        let nothing = [
            past.isEmpty ? "Nothing has fallen due since then; what was due before is not sent afterwards." : nil,
            future.isEmpty ? "Nothing more is planned." : nil,
        ].compactMap(\.self)
        return Explanation(
            person: found.participant.person.text, name: found.participant.name,
            email: found.participant.email.description, seminar: active.seminar.id.text, lines: lines + nothing,
            entries: (past + future).map { $0.entry(in: active.seminar) })
    }

    func event(_ name: String, of seminar: Seminar) throws(ControlFailure) -> Event {
        guard let event = Identifier(name).flatMap(seminar.event) else {
            let names = seminar.events.map(\.id.text).joined(separator: ", ")
            throw ControlFailure(.failed, "\(seminar.id) has no event \"\(name)\"; there are: \(names)")
        }
        return event
    }

    private func recorded(
        for found: FoundPerson, event: Identifier?, in seminar: Seminar
    ) throws(ControlFailure) -> [ExplainedReminder] {
        try reading { store throws(StateStoreError) in
            var reminders: [ExplainedReminder] = []
            for entry in try store.entries(of: seminar.id, person: found.participant.person, event: event) {
                var mail: OutboxMail?
                if let id = entry.mail { mail = try store.mail(id) }
                reminders.append(ExplainedReminder(entry: entry, mail: mail, in: seminar))
            }
            return reminders.reversed()
        }
    }

    private func planned(
        for found: FoundPerson, event: Identifier?, in seminar: Seminar
    ) throws(ControlFailure) -> [ExplainedReminder] {
        let plans = try reading { store throws(StateStoreError) in try store.plans(of: seminar.id) }
        let resolver = ReminderResolver(seminar, roster: [found.participant])
        let decider = ReminderDecider(seminar)
        return plans.map(\.reminder).filter { event == nil || $0.event == event }
            .flatMap(resolver.reminders)
            .filter { $0.recipient.person == found.participant.person }
            .map { reminder in
                let decision = decider.decision(for: reminder, isRecorded: false, at: reminder.planned.due)
                return ExplainedReminder(reminder, decision: decision)
            }
    }
}
