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
        let items =
            gap.reminders.map { item($0, at: now) } + gap.mails.map { item($0, at: now) }
            + gap.notices.map {
                GapItem(kind: "notice", seminar: $0.text, to: nil, about: "changed dates", due: nil, useful: true)
            }
        return GapReport(since: facts.zone.rfc3339(gap.since), until: facts.zone.rfc3339(gap.until), items: items)
    }

    private func item(_ reminder: LedgerEntry, at now: Date) -> GapItem {
        GapItem(
            kind: "reminder", seminar: reminder.key.seminar.text, to: reminder.key.person.text,
            about: reminder.key.event.text, due: zone(of: reminder.key.seminar).rfc3339(reminder.due),
            useful: reminder.state == .held && now < reminder.usefulUntil)
    }

    private func item(_ listed: ListedMail, at now: Date) -> GapItem {
        let mail = listed.mail
        return GapItem(
            kind: "mail", seminar: mail.seminar?.text, to: mail.recipient.description,
            about: listed.subject, due: zone(of: mail.seminar).rfc3339(mail.due), useful: now < mail.usefulUntil)
    }

    private func zone(of seminar: Identifier?) -> Zone {
        seminar.flatMap { engine.catalog[$0]?.seminar.zone } ?? facts.zone
    }
}
