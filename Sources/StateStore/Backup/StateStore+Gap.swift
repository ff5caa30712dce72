import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// Takes note that this state was restored, as of the service's first start on it: what is due by `now` belongs to
    /// the gap, what falls due later does not. Does nothing in a state that was never restored, and at later starts.
    ///
    /// - Parameter isRevised: the clock was wrong at that start, and is believed now.
    package func boundGap(at now: Date, isRevised: Bool = false) throws(StateStoreError) {
        try write { db in
            guard let since: Int64 = try db.meta(.gapSince) else { return }
            guard try isRevised || db.meta(.gapUntil) as Int64? == nil else { return }
            try db.setMeta(.gapUntil, max(since, now.nanoseconds))
        }
    }

    /// What is undecided since a restore; nil where nothing is.
    package func gap() throws(StateStoreError) -> RestoreGap? {
        try read { db in
            guard let since: Int64 = try db.meta(.gapSince) else { return nil }
            let until: Int64 = try db.meta(.gapUntil) ?? since
            return RestoreGap(
                since: Date(nanoseconds: since), until: Date(nanoseconds: until),
                reminders: try db.values(
                    "SELECT * FROM ledger WHERE \(Self.undecidedInGap) ORDER BY due, seminar, event, person",
                    [until, since]
                ) { try LedgerEntry($0) },
                mails: try db.values("SELECT * FROM outbox WHERE \(Self.waitingInGap) ORDER BY id", [until]) {
                    try ListedMail($0)
                },
                announcements: try db.values(
                    "SELECT * FROM announcement WHERE \(Self.changedInGap) ORDER BY seminar", [until]
                ) { try PendingAnnouncement($0) },
                heldNotices: try db.values(
                    "SELECT * FROM held_notice WHERE \(Self.changedInGap) ORDER BY seminar, event, person", [until]
                ) { try HeldNotice($0) })
        }
    }

    /// Gives up what is in `gap` as possibly sent, and ends it; mail stays paused.
    ///
    /// - Returns: false where there is none.
    package func skip(_ gap: RestoreGap, at now: Date) throws(StateStoreError) -> Bool {
        try write { db in
            guard try db.meta(.gapSince) as Int64? != nil else { return false }
            for entry in gap.reminders { try db.skip(entry.key, because: Self.skipped, at: now) }
            for listed in gap.mails {
                try db.run(
                    """
                    UPDATE outbox SET state = 'cancelled', next_attempt = NULL, reason = ?, finished_at = ?
                    WHERE id = ? AND next_attempt IS NOT NULL
                    """, [Self.skipped, now.nanoseconds, listed.mail.id])
            }
            for pending in gap.announcements { try db.clearAnnouncement(of: pending.seminar) }
            for notice in gap.heldNotices { try db.delete(notice) }
            try db.run("DELETE FROM alert WHERE release_at <= ?", [gap.until.nanoseconds])
            try db.forgetGap()
            return true
        }
    }

    /// Ends the gap: what is still useful of it goes out like everything else that waited.
    ///
    /// - Returns: false where there is none.
    package func sendGap() throws(StateStoreError) -> Bool {
        try write { db in
            guard try db.meta(.gapSince) as Int64? != nil else { return false }
            try db.forgetGap()
            return true
        }
    }

    private static let skipped = "may have been sent after the backup that was restored; left out by an operator"
    /// What grew useless since the backup counts as well: it was most likely sent in time, and is no lost reminder.
    private static let undecidedInGap = """
        due <= ?1 AND (hold_until IS NOT NULL OR (state = 'stale' AND due > ?2))
        """
    private static let waitingInGap = "next_attempt IS NOT NULL AND created_at <= ?1"
    private static let changedInGap = "changed_at <= ?1"
}

extension Database {
    /// In a copy that is opened for the first time: pauses mail until a person has decided about the time since.
    func noticeRestore() throws {
        guard let copied: Int64 = try meta(.copiedAt) else { return }
        // A jump that was held then was another process's; this one watches the clock anew.
        let outdated: [MetaName] = [.copiedAt, .gapUntil, .clockJump, .clockJumpNoticedAt]
        for name in outdated { try run("DELETE FROM meta WHERE name = ?", [name.rawValue]) }
        try setMeta(.gapSince, copied)
        try setMeta(.isPaused, true)
        try setMeta(.pauseReason, "restored from a backup")
    }

    fileprivate func skip(_ key: ReminderKey, because reason: String, at now: Date) throws {
        try run(
            """
            UPDATE ledger SET state = 'skipped', hold_until = NULL, reason = ?, decided_at = ?
            WHERE seminar = ? AND event = ? AND occurrence = ? AND rule = ? AND person = ?
                AND state IN ('held', 'stale')
            """, [reason, now.nanoseconds] + key.arguments)
    }

    fileprivate func forgetGap() throws {
        let names: [MetaName] = [.gapSince, .gapUntil]
        for name in names { try run("DELETE FROM meta WHERE name = ?", [name.rawValue]) }
    }
}
