import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    func roster(_ question: SeminarQuestion) throws(ControlFailure) -> [RosterRow] {
        var rows: [RosterRow] = []
        let known = try reading { store throws(StateStoreError) in try store.addressMarks() }
        let marks = Dictionary(known.map { ($0.address, $0) }) { first, _ in first }
        for active in try actives(question.seminar) {
            let id = active.seminar.id
            let found = try reading { store throws(StateStoreError) in
                (rows: try store.participants(of: id), sources: try store.rosterSources(of: id))
            }
            let people = Dictionary(found.rows.people.map { ($0.email, $0.person) }) { first, _ in first }
            rows += found.rows.map { person in
                var row = row(of: person, in: active.seminar, from: person.keys.compactMap { found.sources[$0] }.joined)
                row.addressProblem = marks[person.email]?.cancellation
                row.samePersonAs = people[person.email].flatMap { $0 == person.person ? nil : $0.text }
                return row
            }
        }
        return rows
    }

    private func row(of person: Participant, in seminar: Seminar, from source: RosterSource) -> RosterRow {
        let state = person.leftAt != nil ? "left" : person.optedOutAt != nil ? "opted-out" : "enrolled"
        return RosterRow(
            seminar: seminar.id.text, person: person.person.text, name: person.name, email: person.email.description,
            language: person.language?.rawValue, paper: person.paper.map { seminar.paper($0)?.title ?? $0 },
            talk: person.talk, tags: person.tags, state: state, done: person.done.map(\.text).sorted(),
            owes: seminar.obligations.filter(person.owes).map(\.text), source: source.rawValue,
            extensions: person.extensions.sorted { $0.key < $1.key }.map { event, end in
                ExtensionEntry(event: event.text, until: end.description)
            })
    }

    func importRoster(_ question: ControlAPI.RosterImport) async throws(ControlFailure) -> RosterImportReport {
        let seminar = try active(question.seminar).seminar.id
        let bytes = Array(question.text.utf8)
        let outcome = try await engine.importRoster(
            bytes, file: question.file, into: seminar, confirmed: question.confirmed)
        guard let result = outcome.result, outcome.complaints == nil else {
            throw ControlFailure(
                .badFile, "the roster of \(seminar) is as it was: \(question.file) cannot be used",
                complaints: outcome.complaints ?? [])
        }
        wake()
        return RosterImportReport(
            seminar: seminar.text, added: result.added.map(\.text), removed: result.removed.map(\.text),
            changed: result.changed.map(\.text), unchanged: result.unchanged,
            message: "\(seminar): \(result.added.count) added, \(result.removed.count) removed, "
                + "\(result.changed.count) changed, \(result.unchanged) as they were")
    }

    func remove(_ question: PersonQuestion) throws(ControlFailure) -> RosterChange {
        try change(question, "is removed from") { store, found, now throws(StateStoreError) in
            try store.remove(found.participant.person, from: found.seminar, at: now)
        }
    }

    func deregister(_ question: PersonQuestion) throws(ControlFailure) -> RosterChange {
        try change(question, "has left") { store, found, now throws(StateStoreError) in
            guard found.participant.leftAt == nil else { return false }
            return try store.deregister(found.participant.person, from: found.seminar, at: now)
        }
    }

    /// What was done is owed again, and so comes back in reminders as it does by `undone`.
    func reset(_ question: PersonQuestion, by caller: String) async throws(ControlFailure) -> RosterChange {
        let found = try person(question.person, in: question.seminar)
        let person = found.participant.person
        for obligation in found.participant.done.sorted() {
            _ = try await take(ParticipantWish(.undone(obligation), of: person, in: found.seminar, by: caller))
        }
        for event in found.participant.extensions.keys.sorted() {
            _ = try await engine.extend(event, until: nil, for: person, in: found.seminar, by: caller)
        }
        let now = engine.clock.now()
        let welcome = Welcome(try active(found.seminar.text).seminar).entry(for: person, enrolledAt: now)
        let changed = try reading { store throws(StateStoreError) in
            try store.reset(person, in: found.seminar, at: now, welcome: welcome)
        }
        wake()
        return outcome(found, "stands as the roster file says in", changed)
    }

    func setDone(
        _ question: ObligationQuestion, _ isDone: Bool, by caller: String
    ) async throws(ControlFailure) -> RosterChange {
        let found = try person(question.person, in: question.seminar)
        let obligation = try obligation(question.obligation, of: try active(found.seminar.text).seminar)
        let changed = try await take(
            ParticipantWish(
                isDone ? .done(obligation) : .undone(obligation), of: found.participant.person, in: found.seminar,
                by: caller))
        wake()
        return outcome(found, "\(isDone ? "has done" : "owes") \(obligation) in", changed)
    }

    private func take(_ wish: ParticipantWish) async throws(ControlFailure) -> Bool {
        do {
            return try await engine.take(wish)
        } catch {
            throw ControlFailure(.inputOutput, error.description)
        }
    }

    func obligation(_ name: String, of seminar: Seminar) throws(ControlFailure) -> Identifier {
        if let obligation = Identifier(name), seminar.obligations.contains(obligation) { return obligation }
        let names = seminar.obligations.map(\.text).joined(separator: ", ")
        throw ControlFailure(
            .failed,
            "\(seminar.id) has no obligation \"\(name)\"; "
                + (names.isEmpty ? "none of its events has one" : "there are: \(names)"))
    }

    private typealias Command = (StateStore, FoundPerson, Date) throws(StateStoreError) -> Bool

    private func change(
        _ question: PersonQuestion, _ words: String, _ command: Command
    ) throws(ControlFailure) -> RosterChange {
        let found = try person(question.person, in: question.seminar)
        let now = engine.clock.now()
        let changed = try reading { store throws(StateStoreError) in try command(store, found, now) }
        return outcome(found, words, changed)
    }

    private func outcome(_ found: FoundPerson, _ words: String, _ changed: Bool) -> RosterChange {
        let who = "\(found.participant.name) (\(found.participant.email))"
        return RosterChange(
            seminar: found.seminar.text, person: found.participant.person.text, changed: changed,
            message: "\(who) \(words) \(found.seminar)\(changed ? "" : " already")")
    }
}
