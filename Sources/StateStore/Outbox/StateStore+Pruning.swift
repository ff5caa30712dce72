import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// Forgets the texts of mails that were accepted before `instant`, those of a day at a time, the oldest first. To whom a
    /// mail went, when, about what and with which reply stays for good: so does all by which nothing is sent twice.
    ///
    /// The pages become free for what comes, the file does not shrink.
    /// - Returns: whether there are more.
    package func forgetTexts(ofMailsAcceptedBefore instant: Date) throws(StateStoreError) -> Bool {
        try write { db in
            let forgotten: Int64 = try db.meta(.textsForgottenBefore) ?? Int64.min
            let oldest: Int64? = try db.scalar(
                "SELECT MIN(finished_at) FROM outbox WHERE state = 'accepted' AND finished_at >= ?", [forgotten])
            guard let oldest, oldest < instant.nanoseconds else { return false }
            let end = min(instant.nanoseconds, oldest + Self.day)
            try db.run(
                """
                DELETE FROM message WHERE mail IN (
                    SELECT id FROM outbox WHERE state = 'accepted' AND finished_at >= ? AND finished_at < ?
                )
                """, [forgotten, end])
            try db.setMeta(.textsForgottenBefore, end)
            return end < instant.nanoseconds
        }
    }

    private static let day: Int64 = 24 * 60 * 60 * 1_000_000_000

    /// What a mail was about, also when its text is forgotten; nil where it is not written yet.
    package func subject(ofMail id: Int64) throws(StateStoreError) -> String? {
        try read { db in try db.scalar("SELECT subject FROM outbox WHERE id = ?", [id]) }
    }
}
