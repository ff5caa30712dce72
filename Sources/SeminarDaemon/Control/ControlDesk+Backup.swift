import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    /// A copy of the state, already without a name: it vanishes when it has been read, or when the process ends.
    func backup() throws(ControlFailure) -> FileHandle {
        let path = "\(engine.store.path).copy-\(UUID().uuidString)"
        defer { unlink(path) }
        try reading { store throws(StateStoreError) in try store.backUp(to: path, at: engine.clock.now()) }
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw ControlFailure(.inputOutput, "the copy \(path) cannot be read; nothing was backed up")
        }
        return file
    }

    /// What a restore has left open.
    func gap() throws(ControlFailure) -> GapReport {
        guard let gap = try reading({ _ throws(StateStoreError) in try engine.restoreGap() }) else {
            return GapReport(since: nil, until: nil, items: [])
        }
        let now = engine.clock.now()
        var reminders: [GapItem] = []
        for reminder in gap.reminders { reminders.append(try item(reminder, at: now)) }
        let items = reminders + gap.mails.map { item($0, at: now) } + (try notices(of: gap))
        return GapReport(since: facts.zone.rfc3339(gap.since), until: facts.zone.rfc3339(gap.until), items: items)
    }

    private func item(_ reminder: LedgerEntry, at now: Date) throws(ControlFailure) -> GapItem {
        GapItem(
            kind: "reminder", seminar: reminder.key.seminar.text,
            to: try address(of: reminder.key.person, in: reminder.key.seminar),
            about: reminder.key.event.text, due: zone(of: reminder.key.seminar).rfc3339(reminder.due),
            useful: reminder.state == .held && now < reminder.usefulUntil)
    }

    /// What everybody is to be told stands once for a seminar; what is one person's alone, by itself.
    private func notices(of gap: RestoreGap) throws(ControlFailure) -> [GapItem] {
        let everybodys = gap.announcements.map(\.seminar) + gap.heldNotices.filter { $0.person == nil }.map(\.seminar)
        var items = Set(everybodys).sorted().map {
            GapItem(kind: "notice", seminar: $0.text, to: nil, about: "changed dates", due: nil, useful: true)
        }
        for notice in gap.heldNotices {
            guard let person = notice.person else { continue }
            items.append(
                GapItem(
                    kind: "notice", seminar: notice.seminar.text, to: try address(of: person, in: notice.seminar),
                    about: notice.event.text, due: nil, useful: true))
        }
        return items
    }

    /// Where the person is known by now; the key itself where the roster has nobody of it: an organiser's address.
    private func address(of person: PersonID, in seminar: Identifier) throws(ControlFailure) -> String {
        let found = try reading { store throws(StateStoreError) in try store.participant(person, of: seminar) }
        return found?.email.description ?? person.text
    }

    private func item(_ listed: ListedMail, at now: Date) -> GapItem {
        let mail = listed.mail
        return GapItem(
            kind: "mail", seminar: mail.seminar?.text, to: mail.recipient.description,
            about: listed.subject, due: zone(of: mail.seminar).rfc3339(mail.due), useful: now < mail.usefulUntil)
    }
}
