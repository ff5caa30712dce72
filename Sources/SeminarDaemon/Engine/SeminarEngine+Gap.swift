import Foundation
import SeminarCore
import StateStore

extension SeminarEngine {
    /// What a restore has left open: without what cannot have been sent in the lost time, as a silence, quiet hours or a
    /// pause that the backup knows held it from before, or from when it fell due, to the end.
    ///
    /// What is not in it stays as it is, and goes out when nothing holds it any more.
    nonisolated func restoreGap() throws(StateStoreError) -> RestoreGap? {
        guard var gap = try store.gap() else { return nil }
        let judges = try judges(of: gap)
        gap.reminders = gap.reminders.filter { judges[$0.key.seminar]?.mayHaveSent($0) ?? true }
        var mails: [ListedMail] = []
        for listed in gap.mails {
            let items = try store.entries(ofMail: listed.mail.id)
            let judge = listed.mail.seminar.flatMap { judges[$0] }
            if judge?.mayHaveSent(listed.mail, items) ?? true { mails.append(listed) }
        }
        gap.mails = mails
        gap.announcements = gap.announcements.filter { judges[$0.seminar]?.mayHaveTold($0) ?? true }
        gap.heldNotices = gap.heldNotices.filter { judges[$0.seminar]?.mayHaveTold($0) ?? true }
        return gap
    }

    private nonisolated func judges(of gap: RestoreGap) throws(StateStoreError) -> [Identifier: LostTime] {
        let concerned = Set(gap.reminders.map(\.key.seminar) + gap.mails.compactMap(\.mail.seminar) + gap.notices)
        var judges: [Identifier: LostTime] = [:]
        for id in concerned {
            guard let seminar = catalog[id]?.seminar else { continue }
            judges[id] = LostTime(
                gap, of: seminar, roster: try store.participants(of: id),
                silences: try store.silences(of: id, endingAfter: gap.since))
        }
        return judges
    }
}

/// What one seminar may have sent in the time that a restore has lost.
private struct LostTime {
    private let gap: RestoreGap
    private let roster: [Participant]
    private let silences: [Silence]
    private let resolver: ReminderResolver
    private let decider: ReminderDecider

    init(_ gap: RestoreGap, of seminar: Seminar, roster: [Participant], silences: [Silence]) {
        self.gap = gap
        self.roster = roster
        // Those made since are of another time.
        self.silences = silences.filter { $0.createdAt <= gap.since }
        resolver = ReminderResolver(seminar, roster: roster)
        decider = ReminderDecider(seminar, isPaused: gap.wasPaused, silences: self.silences)
    }

    func mayHaveSent(_ entry: LedgerEntry) -> Bool {
        guard case .success(let reminder) = resolver.reminder(for: entry) else { return true }
        return decider.mayHaveSent(reminder, after: gap.since, through: gap.until)
    }

    func mayHaveSent(_ mail: OutboxMail, _ items: [LedgerEntry]) -> Bool {
        switch mail.kind {
        case .reminder: return items.isEmpty || items.contains { mayHaveSent($0) }
        case .notice:
            let keys = roster.person(mail.person)?.keys ?? [mail.person]
            return !gap.wasPaused && !(!items.isEmpty && items.allSatisfy { isSilenced($0.key.event, for: keys) })
        case .digest, .alert: return !gap.wasPaused
        case .test: return true
        }
    }

    /// An edit since the backup was told since, if the lost service had it.
    func mayHaveTold(_ pending: PendingAnnouncement) -> Bool {
        guard pending.changedAt <= gap.since else { return true }
        return !gap.wasPaused && !silences.contains { $0.matcher.isWholeSeminar && $0.until > gap.until }
    }

    func mayHaveTold(_ notice: HeldNotice) -> Bool {
        guard notice.changedAt <= gap.since else { return true }
        let keys = notice.person.map { roster.person($0)?.keys ?? [$0] } ?? []
        return !gap.wasPaused && !isSilenced(notice.event, for: keys)
    }

    /// By silences that were there before, and at the end still.
    private func isSilenced(_ event: Identifier, for keys: [PersonID]) -> Bool {
        silences.holding(event, for: keys, at: gap.until) != nil
    }
}
