import Foundation
import SeminarCore
import StateStore

extension SeminarEngine {
    /// What a restore has left open: without what cannot have been sent in the lost time, as quiet hours held it from
    /// when it fell due to the end. What is not in it stays as it is, and goes out when nothing holds it any more.
    ///
    /// A pause or a silence that the backup knows proves nothing: somebody may have ended it the minute after.
    nonisolated func restoreGap() throws(StateStoreError) -> RestoreGap? {
        guard var gap = try store.gap() else { return nil }
        let judges = try judges(of: gap)
        gap.reminders = gap.reminders.filter { judges[$0.key.seminar]?.mayHaveSent($0) ?? true }
        return gap
    }

    private nonisolated func judges(of gap: RestoreGap) throws(StateStoreError) -> [Identifier: LostTime] {
        var judges: [Identifier: LostTime] = [:]
        for id in Set(gap.reminders.map(\.key.seminar)) {
            guard let seminar = catalog[id]?.seminar else { continue }
            judges[id] = LostTime(gap, of: seminar, roster: try store.participants(of: id))
        }
        return judges
    }
}

/// What one seminar may have sent in the time that a restore has lost.
private struct LostTime {
    private let gap: RestoreGap
    private let resolver: ReminderResolver
    private let decider: ReminderDecider

    init(_ gap: RestoreGap, of seminar: Seminar, roster: [Participant]) {
        self.gap = gap
        resolver = ReminderResolver(seminar, roster: roster)
        decider = ReminderDecider(seminar)
    }

    func mayHaveSent(_ entry: LedgerEntry) -> Bool {
        guard case .success(let reminder) = resolver.reminder(for: entry) else { return true }
        return decider.mayHaveSent(reminder, after: gap.since, through: gap.until)
    }
}
