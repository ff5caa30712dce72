import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    /// Why a person was mailed or not, and what is still to come, in sentences and as data.
    func explain(_ question: ExplainQuestion) throws(ControlFailure) -> Explanation {
        if let found = try organiser(question), try !isParticipant(question) {
            return try explain(found.organiser, of: found.active, question)
        }
        let found = try person(question.person, in: question.seminar)
        let active = try active(found.seminar.text)
        let event = try question.event.map { name throws(ControlFailure) in try self.event(name, of: active.seminar) }
        let past = try recorded(for: found, event: event?.id, in: active.seminar)
        let missed = try missed(by: found, event: event?.id, in: active.seminar, besides: past)
        var future = try planned(for: found, event: event?.id, in: active.seminar)
        let mark = try reading { store throws(StateStoreError) in try store.addressMark(of: found.participant.email) }
        if let mark { future = future.map { $0.stopped(by: mark) } }
        let words = ExplanationWording(active.seminar)
        let standing = [words.standing(of: found.participant), mark.map(words.stop)].compactMap(\.self)
        let untold = try untold(.participant(found.participant), event: event?.id, in: active.seminar)
        let lines =
            standing + (try holds(in: words)) + words.extensions(of: found.participant)
            + missed.map { words.missed($0, by: found.participant) } + (past + future).map(words.line)
            + untold.map(words.line)
        let nothing = [
            past.isEmpty ? "Nothing has fallen due since then." : nil,
            future.isEmpty ? "Nothing more is planned." : nil,
        ].compactMap(\.self)
        return Explanation(
            person: found.participant.person.text, name: found.participant.name,
            email: found.participant.email.description, seminar: active.seminar.id.text, lines: lines + nothing,
            entries: (missed + past + future).map { $0.entry(in: active.seminar) })
    }

    func event(_ name: String, of seminar: Seminar) throws(ControlFailure) -> Event {
        guard let event = Identifier(name).flatMap(seminar.event) else {
            let names = seminar.events.map(\.id.text).joined(separator: ", ")
            throw ControlFailure(.failed, "\(seminar.id) has no event \"\(name)\"; there are: \(names)")
        }
        return event
    }

    /// What holds all mail.
    func holds(in words: ExplanationWording) throws(ControlFailure) -> [String] {
        let found = try reading { store throws(StateStoreError) in
            (isPaused: try store.isPaused(), reason: try store.pauseReason())
        }
        let clock = try clockProblems(at: engine.clock.now()).map(words.sentence)
        return (found.isPaused ? [words.pause(because: found.reason)] : []) + clock
    }

    /// What fell due before the person took part; of what repeats the last of it.
    private func missed(
        by found: FoundPerson, event: Identifier?, in seminar: Seminar, besides recorded: [ExplainedReminder]
    ) throws(ControlFailure) -> [ExplainedReminder] {
        let person = found.participant
        let now = engine.clock.now()
        let (planner, decider) = (ReminderPlanner(seminar), ReminderDecider(seminar))
        let resolver = ReminderResolver(seminar, roster: [person])
        let until = min(person.enrolledAt, now)
        let planned = seminar.events.filter { event == nil || $0.id == event }.flatMap { event in
            event.reminders.compactMap { rule in
                planner.due(rule, of: event, after: .init(due: .distantPast), through: until).due.last
            }
        }
        return planned.flatMap(resolver.reminders).compactMap { reminder in
            let decision = decider.decision(for: reminder, isRecorded: false, at: now)
            guard reminder.recipient.person == person.person, decision == .skip(.beforeEnrolment) else { return nil }
            let explained = ExplainedReminder(reminder, decision: decision)
            let isRecorded = recorded.contains {
                ($0.event, $0.rule, $0.due) == (explained.event, explained.rule, explained.due)
            }
            return isRecorded ? nil : explained
        }.sorted { ($0.due, $0.event, $0.rule) < ($1.due, $1.event, $1.rule) }
    }

    private func recorded(
        for found: FoundPerson, event: Identifier?, in seminar: Seminar
    ) throws(ControlFailure) -> [ExplainedReminder] {
        try recorded(under: Recipient.participant(found.participant).keys, event: event, in: seminar)
    }

    /// What was decided about whoever has these keys, the earliest due first.
    func recorded(
        under keys: [PersonID], event: Identifier?, in seminar: Seminar
    ) throws(ControlFailure) -> [ExplainedReminder] {
        try reading { store throws(StateStoreError) in
            var reminders: [ExplainedReminder] = []
            for entry in try store.entries(of: seminar.id, keys: keys, event: event) {
                var mail: OutboxMail?
                if let id = entry.mail { mail = try store.mail(id) }
                var reminder = ExplainedReminder(entry: entry, mail: mail, in: seminar)
                if let id = entry.mail { reminder.bounces = try store.bounces(ofMail: id) }
                reminders.append(reminder)
            }
            return reminders.reversed()
        }
    }

    private func planned(
        for found: FoundPerson, event: Identifier?, in seminar: Seminar
    ) throws(ControlFailure) -> [ExplainedReminder] {
        let plans = try reading { store throws(StateStoreError) in try store.plans(of: seminar.id) }
        let silences = try reading { store throws(StateStoreError) in
            try store.silences(of: seminar.id, endingAfter: engine.clock.now())
        }
        let resolver = ReminderResolver(seminar, roster: [found.participant])
        let decider = ReminderDecider(seminar, silences: silences)
        return plans.map(\.reminder).once(for: found.participant)
            .filter { event == nil || $0.event == event }
            .flatMap(resolver.reminders)
            .filter { $0.recipient.person == found.participant.person }
            .map { reminder in
                let decision = decider.decision(for: reminder, isRecorded: false, at: reminder.planned.due)
                return ExplainedReminder(reminder, decision: decision)
            }
    }
}

extension [PlannedReminder] {
    /// Of a date of the person's own there is one for each of the keys that the person had when it was given.
    fileprivate func once(for participant: Participant) -> [PlannedReminder] {
        let keys = Recipient.participant(participant).keys
        var own: Set<PlannedReminder> = []
        return filter { planned in
            guard let person = planned.person else { return true }
            var anybodys = planned
            anybodys.person = nil
            return keys.contains(person) && own.insert(anybodys).inserted
        }
    }
}
