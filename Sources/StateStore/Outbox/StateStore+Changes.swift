import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// Records claims and outcomes, all in one transaction.
    ///
    /// A change applies unless the mail's state is final; one to `sending` only while the mail waits, so that it is
    /// claimed once, and one to `cancelled` not while it is being sent, as it may be arriving.
    ///
    /// - Returns: the ids of the mails whose change was applied.
    @discardableResult
    package func record(_ changes: [MailChange]) throws(StateStoreError) -> Set<Int64> {
        try writeDelivery { db in try db.apply(changes) }
    }

    /// The same, and does `work` while the disk writes.
    ///
    /// - Parameter written: called once all is on the disk, however long `work` still takes; not if that failed.
    package func record(
        _ changes: [MailChange], then written: @escaping @Sendable () -> Void, meanwhile work: () -> Void
    ) throws(StateStoreError) -> Set<Int64> {
        let commit = PendingCommit<Set<Int64>>()
        writer.asyncWrite({ db in try db.apply(changes) }) { @Sendable _, result in
            if case .success = result { written() }
            commit.end(with: result)
        }
        work()
        do { return try commit.value() } catch { throw StateStoreError(error, path: path) }
    }

    /// After a start: what was being sent when the process ended may have arrived, and is tried again.
    ///
    /// - Returns: the ids of these mails.
    @discardableResult
    package func interruptSending(at now: Date) throws(StateStoreError) -> [Int64] {
        try write { db in
            let interrupted = try db.values("SELECT * FROM outbox WHERE state = 'sending'") { row in
                MailChange(
                    id: try row.value("id"), progress: try DeliveryProgress(row).interrupted(at: now), at: now)
            }
            return try interrupted.filter { try db.apply($0) }.map(\.id).sorted()
        }
    }

    /// An organiser asks for an attempt at `now`: of a mail that waits, or that was rejected or went stale. The mark of
    /// its address is lifted by that, and with it what else the mark kept back is tried again.
    ///
    /// - Returns: false where there is no such mail, or it is being sent, was accepted, or was cancelled for another
    ///   reason than its address.
    package func retry(mail id: Int64, at now: Date) throws(StateStoreError) -> Bool {
        try write { db in
            if let recipient = try db.mail(id)?.recipient { try db.unmark(recipient, at: now) }
            try db.run(
                """
                UPDATE outbox SET next_attempt = ?, finished_at = NULL,
                    state = CASE WHEN next_attempt IS NULL THEN 'deferred' ELSE state END
                WHERE id = ? AND (next_attempt IS NOT NULL OR state IN ('rejected', 'stale'))
                """, [now.nanoseconds, id])
            return db.changesCount > 0
        }
    }
}

extension Database {
    fileprivate func apply(_ changes: [MailChange]) throws -> Set<Int64> {
        Set(try changes.filter { try apply($0) }.map(\.id))
    }

    /// False where the mail is no longer in a state that the change may follow.
    fileprivate func apply(_ change: MailChange) throws -> Bool {
        let progress = change.progress
        let state = progress.state
        try run(
            """
            UPDATE outbox SET state = ?, attempts = ?, next_attempt = ?, reply = ?, reason = ?, finished_at = ?,
                may_have_arrived = may_have_arrived OR ?
            WHERE id = ? AND finished_at IS NULL AND (? OR next_attempt IS NOT NULL)
            """,
            [
                state.rawValue, progress.attempts,
                state.isWaiting ? (progress.nextAttempt ?? change.at).nanoseconds : nil, progress.reply,
                progress.reason, state.isFinal ? change.at.nanoseconds : nil, state == .uncertain, change.id,
                !state.onlyFollowsWaiting,
            ])
        guard changesCount > 0 else { return false }
        if let rendered = change.rendered { try store(rendered, ofMail: change.id) }
        for entry in change.dropped { try drop(entry, fromMail: change.id) }
        for (key, reason) in change.reasons { try note(reason, of: key, inMail: change.id, at: change.at) }
        for notice in change.recalled { try recall(notice) }
        if let replacement = change.replacement { try replace(mail: change.id, by: replacement, at: change.at) }
        if let mark = change.mark { try self.mark(mark) }
        if state.mayBeTrouble { try noteTrouble(withMail: change.id, at: change.at) }
        return true
    }
}

extension DeliveryState {
    /// Whether somebody may have to hear of it; of hundreds of mails a second that go well nothing is asked.
    fileprivate var mayBeTrouble: Bool { [.rejected, .stale, .deferred, .uncertain].contains(self) }
    fileprivate var onlyFollowsWaiting: Bool { self == .sending || self == .cancelled }
}
