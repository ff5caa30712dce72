import ControlAPI
import Foundation
import SeminarCore
import StateStore

/// `explain` of those who are in no roster: what a seminar's organisers were mailed, and what comes.
extension ControlDesk {
    /// An organiser of that address or name, in any case of letters; nil where there is none.
    func organiser(
        _ question: ExplainQuestion
    ) throws(ControlFailure) -> (organiser: Organiser, active: ActiveSeminar)? {
        let text = question.person.lowercased()
        let seminars = try outlined(question.seminar)
        for wanted in [\OutlinedOrganiser.address, \OutlinedOrganiser.lowercasedName] {
            let found = seminars.compactMap { seminar in
                seminar.outline.organisers.first { $0[keyPath: wanted] == text }
                    .map { (address: $0.address, seminar: seminar.id) }
            }
            guard found.count < 2 else {
                let choices = found.map { "\($0.address) in \($0.seminar)" }.joined(separator: ", ")
                throw ControlFailure(
                    .usage, "\"\(question.person)\" may be \(choices); name the seminar with --seminar")
            }
            if let only = found.first, let active = engine.catalog[only.seminar] {
                return active.seminar.organisers.first { $0.email.identity == only.address }.map { ($0, active) }
            }
        }
        return nil
    }

    /// Who takes part is explained as a participant, with what comes to them as an organiser.
    func isParticipant(_ question: ExplainQuestion) throws(ControlFailure) -> Bool {
        let id = try question.seminar.map { name throws(ControlFailure) in try active(name).seminar.id }
        return try reading { store throws(StateStoreError) in !(try store.findPerson(question.person, in: id).isEmpty) }
    }

    func explain(
        _ organiser: Organiser, of active: ActiveSeminar, _ question: ExplainQuestion
    ) throws(ControlFailure) -> Explanation {
        let seminar = active.seminar
        let recipient = Recipient.organiser(organiser)
        let event = try question.event.map { name throws(ControlFailure) in try self.event(name, of: seminar) }
        let past = try recorded(under: recipient.keys, event: event?.id, in: seminar)
        let (coming, next, mark) = try outlook(for: recipient, event: event?.id, in: seminar)
        let future = mark.map { mark in coming.map { $0.stopped(by: mark) } } ?? coming
        let words = ExplanationWording(seminar)
        let holds = try holds(in: words)
        let standing =
            [words.standing(of: organiser), mark.map(words.stop)] + holds
            + [event == nil ? words.digest(at: next, seminar.organiserMail) : nil]
        let untold = try untold(recipient, event: event?.id, in: seminar)
        let nothing = past.isEmpty ? ["Nothing has fallen due until now."] : []
        return Explanation(
            person: recipient.person.text, name: organiser.name, email: organiser.email.description,
            seminar: seminar.id.text,
            lines: standing.compactMap(\.self) + (past + future).map(words.line) + untold.map(words.line) + nothing,
            entries: (past + future).map { $0.entry(in: seminar) })
    }

    /// What rules bring, when the next digest is due, and whether the address takes mail.
    private func outlook(
        for recipient: Recipient, event: Identifier?, in seminar: Seminar
    ) throws(ControlFailure) -> ([ExplainedReminder], Date?, AddressMark?) {
        let now = engine.clock.now()
        let found = try reading { store throws(StateStoreError) in
            (
                plans: try store.plans(of: seminar.id).map(\.reminder), roster: try store.participants(of: seminar.id),
                silences: try store.silences(of: seminar.id, endingAfter: now),
                mark: try store.addressMark(of: recipient.email)
            )
        }
        let resolver = ReminderResolver(seminar, roster: found.roster)
        let decider = ReminderDecider(seminar, silences: found.silences)
        let reminders = found.plans.filter { event == nil || $0.event == event }.flatMap(resolver.reminders)
            .filter { $0.recipient.person == recipient.person }
        let explained = reminders.map { reminder in
            ExplainedReminder(
                reminder, decision: decider.decision(for: reminder, isRecorded: false, at: reminder.planned.due))
        }
        return (explained, seminar.nextDigest(after: now), found.mark)
    }
}

extension OutlinedOrganiser {
    fileprivate var lowercasedName: String { name.lowercased() }
}
