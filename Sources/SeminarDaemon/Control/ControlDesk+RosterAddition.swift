import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    /// Adds a person, or changes one whom the roster has: what is not said stays as it is.
    func add(_ question: RosterAddition) throws(ControlFailure) -> RosterChange {
        let seminar = try active(question.seminar).seminar
        let email = try address(question.email)
        let known = try reading { store throws(StateStoreError) in
            try store.findPerson(question.id ?? email.description, in: seminar.id).first?.participant
        }
        let entry = RosterEntry(
            id: question.id ?? known.flatMap { $0.person.text == email.identity ? nil : $0.person.text },
            name: try name(question.name), email: email,
            language: try question.language.map(language) ?? known?.language,
            paper: try question.paper.map { text throws(ControlFailure) in try paper(text, of: seminar) }
                ?? known?.paper,
            talk: question.talk ?? known?.talk, tags: question.tags.isEmpty ? known?.tags ?? [] : question.tags)
        let people = try reading { store throws(StateStoreError) in try store.knownPeople(of: seminar.id) }
        if let claim = people.claim(onFormerKeyBy: entry) {
            throw ControlFailure(.failed, "\(claim.what); \(claim.remedy)")
        }
        let now = engine.clock.now()
        try reading { store throws(StateStoreError) in
            try store.add(
                entry, to: seminar.id, at: now,
                welcome: Welcome(seminar).entry(for: entry.person, enrolledAt: now))
        }
        wake()
        let verb = known == nil ? "is added to" : "is changed in"
        return RosterChange(
            seminar: seminar.id.text, person: entry.person.text, changed: true,
            message: "\(entry.name) (\(entry.email)) \(verb) \(seminar.id)")
    }

    private func name(_ text: String) throws(ControlFailure) -> String {
        let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty else { throw ControlFailure(.usage, "the name is empty; expected the person's name") }
        return name
    }

    private func paper(_ text: String, of seminar: Seminar) throws(ControlFailure) -> String {
        guard !seminar.papers.isEmpty, seminar.paper(text) == nil else { return text }
        let ids = seminar.papers.map(\.id).joined(separator: ", ")
        throw ControlFailure(.failed, "\(seminar.id) has no paper \"\(text)\"; there are: \(ids)")
    }

    func address(_ text: String) throws(ControlFailure) -> EmailAddress {
        do {
            return try EmailAddress(parsing: text)
        } catch {
            throw ControlFailure(.usage, "\(text): \(error)")
        }
    }

    private func language(_ text: String) throws(ControlFailure) -> Language {
        guard let language = Language(rawValue: text) else {
            throw ControlFailure(.usage, "there is no language \"\(text)\"; expected en or de")
        }
        return language
    }
}
