import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// The mail that went out with that envelope sender, which only the mail's own reports come back to.
    package func mail(returningTo address: String) throws(StateStoreError) -> Int64? {
        try read { db in
            try db.scalar("SELECT mail FROM message WHERE sender = ? COLLATE NOCASE ORDER BY mail DESC", [address])
        }
    }

    package func mail(messageID: String) throws(StateStoreError) -> Int64? {
        try read { db in try db.scalar("SELECT id FROM outbox WHERE message_id = ? ORDER BY id DESC", [messageID]) }
    }

    /// Records what came back, marks the addresses that it condemns, and remembers how far the mailbox was read, all in
    /// one transaction: after a crash a report is read twice and recorded once.
    ///
    /// - Returns: what was not known yet.
    @discardableResult
    package func record(
        _ bounces: [Bounce], readUpTo position: MailboxPosition? = nil
    ) throws(StateStoreError) -> [Bounce] {
        try write { db in
            if let position { try db.record(position) }
            return try bounces.filter { try db.record($0) }
        }
    }

    /// What came back about a mail, the oldest first.
    package func bounces(ofMail id: Int64) throws(StateStoreError) -> [Bounce] {
        try read { db in
            try db.values("SELECT * FROM bounce WHERE mail = ? ORDER BY reported_at, kind", [id]) { try Bounce($0) }
        }
    }

    /// What came back after `instant`, the oldest first.
    package func bounces(after instant: Date) throws(StateStoreError) -> [Bounce] {
        try read { db in
            try db.values(
                "SELECT * FROM bounce WHERE reported_at > ? ORDER BY reported_at, mail", [instant.nanoseconds]
            ) { try Bounce($0) }
        }
    }

    package func mailboxPosition(of path: String) throws(StateStoreError) -> MailboxPosition? {
        try read { db in
            try db.first("SELECT inode, position FROM mailbox_position WHERE path = ?", [path]) { row in
                let inode: Int64 = try row.value("inode")
                return MailboxPosition(
                    path: path, inode: UInt64(bitPattern: inode), offset: try row.value("position"))
            }
        }
    }
}

extension Database {
    /// False where the same is known already.
    fileprivate func record(_ bounce: Bounce) throws -> Bool {
        try run(
            """
            INSERT OR IGNORE INTO bounce (mail, kind, status, recipient, text, reported_at)
            SELECT id, ?, ?, ?, ?, ? FROM outbox WHERE id = ?
            """,
            [
                bounce.kind.rawValue, bounce.status ?? "", bounce.recipient ?? "", bounce.text, bounce.at.nanoseconds,
                bounce.mail,
            ])
        guard changesCount > 0 else { return false }
        if let mail = try mail(bounce.mail), let mark = bounce.mark(of: mail.recipient) { try self.mark(mark) }
        return true
    }

    fileprivate func record(_ position: MailboxPosition) throws {
        try run(
            "INSERT OR REPLACE INTO mailbox_position (path, inode, position) VALUES (?, ?, ?)",
            [position.path, Int64(bitPattern: position.inode), position.offset])
    }
}

extension Bounce {
    init(_ row: Row) throws {
        let status: String = try row.value("status")
        let recipient: String = try row.value("recipient")
        self.init(
            mail: try row.value("mail"), kind: try row.word("kind"), status: status.isEmpty ? nil : status,
            recipient: recipient.isEmpty ? nil : recipient, text: try row.value("text"),
            at: try row.instant("reported_at"))
    }
}
