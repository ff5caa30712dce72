import CivilTime
import Foundation
import SeminarCore
import SeminarFiles
import StateStore

extension SeminarEngine {
    /// What people are to be told once `seminar` is in force: nil where they know all of its dates.
    ///
    /// Each further edit waits again, so that a mistake that is corrected at once mails nobody and two edits are one
    /// mail.
    func announcement(
        of seminar: Seminar, replacing known: ActiveSeminar?, at now: Date
    ) throws(StateStoreError) -> PendingAnnouncement? {
        guard let known else { return nil }
        let pending = try store.announcement(of: seminar.id)
        let before = pending.flatMap(Self.known) ?? known.seminar
        // What is new is known once it has stood for as long, told or not: until then it can vanish as quietly.
        let hasNews = seminar.events.contains { before.event($0.id) == nil }
        guard hasNews || !EventChange.changes(from: before, to: seminar, at: now).isEmpty else { return nil }
        return PendingAnnouncement(
            seminar: seminar.id, file: pending?.file ?? known.stored.file,
            knownText: pending?.knownText ?? known.stored.text, changedAt: pending?.changedAt ?? now,
            releaseAt: now.addingTimeInterval(settings.noticeDelay))
    }

    /// The seminar as people know it.
    static func known(_ pending: PendingAnnouncement) -> Seminar? {
        SeminarFile.parse(pending.knownText, file: pending.file).value?.seminar
    }
}
