import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    /// For how long silences are remembered that are over.
    private static let memory: TimeInterval = 30 * 24 * 60 * 60

    func addSilence(_ question: SilenceAddition, by caller: String) throws(ControlFailure) -> SilenceChange {
        guard question.seminar != nil || question.event != nil || question.person != nil else {
            throw ControlFailure(
                .usage,
                "a silence names a seminar, an event or a person; to hold all mail, use \"seminarctl pause\"")
        }
        let reason = question.reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !reason.isEmpty else { throw ControlFailure(.usage, "the reason is empty; say why, for the others") }
        let matcher = try matcher(question)
        let seminar = try active(matcher.seminar.text).seminar
        let now = engine.clock.now()
        guard let end = TypedInstant.parse(question.until, in: seminar.zone) else {
            throw ControlFailure(
                .usage, "\"\(question.until)\" is no time; expected one such as \"2021-02-24 08:00\"")
        }
        guard now < end else {
            throw ControlFailure(.usage, "\(question.until) is over already; expected a time that is still ahead")
        }
        let silence = try reading { store throws(StateStoreError) in
            try store.pruneSilences(endedBefore: now.addingTimeInterval(-Self.memory))
            return try store.add(matcher, until: end, reason: reason, author: caller, at: now)
        }
        let entry = try entry(of: silence, at: now)
        return SilenceChange(
            silence: entry,
            message:
                "silence \(silence.id) holds \(entry.inWords) until \(entry.until); what is still useful then goes out")
    }

    func silences(_ question: SilenceQuestion) throws(ControlFailure) -> [SilenceEntry] {
        let states = ["active", "expired"]
        let state = question.state ?? "active"
        guard states.contains(state) else {
            throw ControlFailure(.usage, "there is no state \"\(state)\"; expected active or expired")
        }
        let now = engine.clock.now()
        let id = try question.seminar.map { name throws(ControlFailure) in try active(name).seminar.id }
        let since = state == "active" ? now : now.addingTimeInterval(-Self.memory)
        let found = try reading { store throws(StateStoreError) in try store.silences(of: id, endingAfter: since) }
        var entries: [SilenceEntry] = []
        for silence in found { entries.append(try entry(of: silence, at: now)) }
        return entries.filter { $0.state == state }
    }

    func expireSilence(_ question: SilenceNumber) throws(ControlFailure) -> Acknowledgement {
        guard let id = Int64(question.id) else {
            throw ControlFailure(
                .usage, "\"\(question.id)\" is no number of a silence; \"seminarctl silence list\" shows them")
        }
        let now = engine.clock.now()
        let changed = try reading { store throws(StateStoreError) in try store.expire(silence: id, at: now) }
        guard changed else {
            let known = try reading { store throws(StateStoreError) in try store.silence(id) }
            guard known != nil else {
                throw ControlFailure(.failed, "there is no silence \(id); \"seminarctl silence list\" shows them")
            }
            return Acknowledgement(changed: false, message: "silence \(id) is over already")
        }
        wake()
        return Acknowledgement(
            changed: true, message: "silence \(id) is over; what is still useful of what it held goes out now")
    }

    private func matcher(_ question: SilenceAddition) throws(ControlFailure) -> SilenceMatcher {
        let (id, person) = try whom(question)
        let seminar = try active(id?.text ?? question.seminar).seminar
        let event = try question.event.map { name throws(ControlFailure) in try self.event(name, of: seminar) }
        return SilenceMatcher(seminar: seminar.id, event: event?.id, person: person)
    }

    /// A participant, or an organiser of the seminar; who is both is silenced as both, by whichever name.
    private func whom(_ question: SilenceAddition) throws(ControlFailure) -> (Identifier?, PersonID?) {
        guard let text = question.person else { return (nil, nil) }
        let seminars = try outlined(question.seminar)
        let organised = seminars.compactMap { seminar in
            seminar.outline.organisers.first { $0.address == text.lowercased() }
                .map { (seminar.id, $0.address, PersonID($0.address)) }
        }
        guard !organised.isEmpty else {
            let found = try person(text, in: question.seminar)
            return (found.seminar, name(of: found.participant, in: seminars.first { $0.id == found.seminar }))
        }
        let id = try question.seminar.map { name throws(ControlFailure) in try active(name).seminar.id }
        let found = try reading { store throws(StateStoreError) in try store.findPerson(text, in: id) }
        let taken = Set(organised.map(\.0))
        let others = found.filter { !taken.contains($0.seminar) }
            .map { ($0.seminar, $0.participant.email.description, $0.participant.person) }
        let all = others + organised
        guard all.count == 1, let only = all.first else { throw ambiguous(text, all.map { ($0.1, $0.0) }) }
        return (only.0, only.2)
    }

    /// The address of an organiser, which is one of the participant's names too.
    private func name(of participant: Participant, in seminar: OutlinedSeminar?) -> PersonID {
        let address = participant.email.identity
        let isOrganiser = seminar?.outline.organisers.contains { $0.address == address } ?? false
        return isOrganiser ? PersonID(address) : participant.person
    }

    private func entry(of silence: Silence, at now: Date) throws(ControlFailure) -> SilenceEntry {
        let matcher = silence.matcher
        let zone = zone(of: matcher.seminar)
        let participant = try reading { store throws(StateStoreError) in
            try matcher.person.flatMap { person throws(StateStoreError) in
                try store.participant(person, of: matcher.seminar)
            }
        }
        return SilenceEntry(
            id: silence.id, seminar: matcher.seminar.text, event: matcher.event?.text, person: matcher.person?.text,
            name: participant?.name, until: zone.rfc3339(silence.until), reason: silence.reason,
            createdBy: silence.author, createdAt: zone.rfc3339(silence.createdAt),
            state: now < silence.until ? "active" : "expired")
    }
}

extension SilenceEntry {
    fileprivate var inWords: String {
        let what = event ?? "everything"
        return "\(what) in \(seminar)" + (person.map { " to \(name ?? $0)" } ?? "")
    }
}
