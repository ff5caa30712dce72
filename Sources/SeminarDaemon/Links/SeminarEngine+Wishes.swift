import Foundation
import SeminarCore
import StateStore

extension SeminarEngine {
    /// Records what a person says, however it came: by command, by file, by the person's own link.
    ///
    /// What was not sent because of the opposite is decided about anew in the next turn; the caller wakes the service.
    ///
    /// - Returns: false where it was so already, or the roster never had that person.
    package func take(_ wish: ParticipantWish) throws(StateStoreError) -> Bool {
        guard let participant = try store.participant(wish.person, of: wish.seminar),
            !wish.saying.isTrue(of: participant)
        else { return false }
        let now = clock.now()
        let (person, seminar) = (wish.person, wish.seminar)
        let reopened = try reopened(by: wish, of: participant, at: now)
        switch wish.saying {
        case .done(let obligation):
            return try store.setDone(obligation, for: person, in: seminar, at: now, by: wish.by)
        case .undone(let obligation):
            return try store.setUndone(
                obligation, for: person, in: seminar, at: now, by: wish.by, reopening: reopened)
        case .noReminders:
            return try store.setOptedOut(true, for: person, in: seminar, at: now)
        case .reminders:
            return try store.setOptedOut(false, for: person, in: seminar, at: now, reopening: reopened)
        }
    }

    private func reopened(
        by wish: ParticipantWish, of participant: Participant, at now: Date
    ) throws(StateStoreError) -> [LedgerEntry] {
        guard let reason = wish.saying.endedReason else { return [] }
        let ledger = try store.entries(of: wish.seminar, keys: Recipient.participant(participant).keys)
        let recorded = try store.recordedKeys(among: ledger.map(\.key))
        let resolver = try catalog.active(wish.seminar).map {
            ReminderResolver($0.seminar, roster: [participant])
        }
        return Reopening.entries(of: ledger, skippedFor: reason, recorded: recorded, resolver: resolver, at: now)
    }
}
