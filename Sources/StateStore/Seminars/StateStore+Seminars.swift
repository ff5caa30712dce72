import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// A seminar in force; nil where there is none of that id.
    package func seminar(_ id: Identifier) throws(StateStoreError) -> StoredSeminar? {
        try read { db in try db.first("SELECT * FROM seminar WHERE id = ?", [id.text]) { try StoredSeminar($0) } }
    }

    /// The seminars in force, by id, without their texts.
    package func seminarHeaders() throws(StateStoreError) -> [SeminarHeader] {
        try read { db in
            try db.values(
                """
                SELECT id, file, roster_file, digest, activated_at, outline, content_hash FROM seminar
                LEFT JOIN stamp ON stamp.seminar = seminar.id AND stamp.event = '' ORDER BY id
                """
            ) { try SeminarHeader($0) }
        }
    }

    /// The seminars in force that an event was taken out of at `instant` or later.
    package func seminars(changedByRemovalSince instant: Date) throws(StateStoreError) -> [Identifier] {
        try read { db in
            try db.values(
                """
                SELECT DISTINCT seminar FROM tombstone
                WHERE removed_at >= ? AND seminar IN (SELECT id FROM seminar) ORDER BY seminar
                """, [instant.nanoseconds]
            ) { try $0.identifier("seminar") }
        }
    }

    /// Puts a seminar in force: its text and its plan in place of the former ones, in one transaction.
    ///
    /// Stamps are only ever added or moved on: an event that vanishes and returns must not begin at SEQUENCE 0 again.
    /// - Parameters:
    ///   - feedStamp: of the feed as a whole, where it is another one than before.
    ///   - tombstones: what the calendar shows as cancelled, in place of the former ones.
    ///   - announcement: the changes of dates that people are still to be told; nil where there are none.
    ///   - digest: when the organisers' next digest is due; nil where there is none.
    package func activate(
        _ seminar: StoredSeminar, stamps: [Identifier: EventStamp], feedStamp: EventStamp? = nil,
        plan: [PlannedReminder], tombstones: [Tombstone] = [], announcement: PendingAnnouncement? = nil,
        digest: Date? = nil,
        lastInstant: Date
    ) throws(StateStoreError) {
        try write { db in
            try db.store(seminar)
            try db.replaceTombstones(of: seminar.id, with: tombstones)
            try db.clearAnnouncement(of: seminar.id)
            if let announcement { try db.store(announcement) }
            try db.planDigest(of: seminar.id, at: digest)
            for (event, stamp) in stamps { try db.store(stamp, ofEvent: event.text, in: seminar.id) }
            if let feedStamp { try db.store(feedStamp, ofEvent: "", in: seminar.id) }
            try db.run("DELETE FROM plan WHERE seminar = ?", [seminar.id.text])
            for reminder in plan { try db.insert(reminder, in: seminar.id) }
            try db.record(lastInstant: lastInstant)
        }
    }

    /// Ends a seminar: nothing of it is planned, held or waiting any more.
    ///
    /// A mail that is just being sent is not called back. What was told and decided stays, and so do the stamps and the
    /// roster, for a seminar that returns.
    ///
    /// - Returns: false where there is no such seminar.
    @discardableResult
    package func remove(seminar: Identifier, at now: Date) throws(StateStoreError) -> Bool {
        try write { db in
            try db.run("DELETE FROM seminar WHERE id = ?", [seminar.text])
            guard db.changesCount > 0 else { return false }
            try db.run("DELETE FROM plan WHERE seminar = ?", [seminar.text])
            try db.clearAnnouncement(of: seminar)
            try db.planDigest(of: seminar, at: nil)
            try db.clearAlert(of: seminar)
            try db.run("DELETE FROM held_notice WHERE seminar = ?", [seminar.text])
            try db.run("DELETE FROM silence WHERE seminar = ?", [seminar.text])
            try db.endMails(of: seminar, at: now)
            try db.endHolds(of: seminar, at: now)
            return true
        }
    }

    /// The stamps of all events that the seminar ever had.
    package func stamps(of seminar: Identifier) throws(StateStoreError) -> [Identifier: EventStamp] {
        try read { db in try db.stamps(of: seminar) }
    }

    /// Seminars that had a feed and have ended.
    package func endedSeminars() throws(StateStoreError) -> [Identifier] {
        try read { db in
            try db.values("SELECT seminar FROM stamp WHERE event = '' AND seminar NOT IN (SELECT id FROM seminar)") {
                try $0.identifier("seminar")
            }
        }
    }

    /// The stamp of the seminar's feed as a whole: of its bytes, whatever changed them.
    package func feedStamp(of seminar: Identifier) throws(StateStoreError) -> EventStamp? {
        try read { db in
            try db.first("SELECT * FROM stamp WHERE seminar = ? AND event = ''", [seminar.text]) { try EventStamp($0) }
        }
    }

    package func record(feedStamp stamp: EventStamp, of seminar: Identifier) throws(StateStoreError) {
        try write { db in try db.store(stamp, ofEvent: "", in: seminar) }
    }
}

extension EventStamp {
    init(_ row: Row) throws {
        self.init(
            sequence: try row.value("sequence"), lastModified: try row.instant("last_modified"),
            contentHash: try row.value("content_hash"))
    }
}

extension Database {
    private static func json(_ outline: SeminarOutline) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(outline), as: UTF8.self)
    }

    private static let reasonOfRemoval = "the seminar was removed"

    fileprivate func store(_ seminar: StoredSeminar) throws {
        try run(
            """
            INSERT OR REPLACE INTO seminar (id, file, text, roster_file, digest, activated_at, outline)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                seminar.id.text, seminar.file, seminar.text, seminar.rosterFile, seminar.digest,
                seminar.activatedAt.nanoseconds, try seminar.outline.map(Self.json),
            ])
    }

    /// No event's id is empty: that row is the feed's own.
    fileprivate func store(_ stamp: EventStamp, ofEvent event: String, in seminar: Identifier) throws {
        try run(
            """
            INSERT OR REPLACE INTO stamp (seminar, event, sequence, last_modified, content_hash)
            VALUES (?, ?, ?, ?, ?)
            """,
            [seminar.text, event, stamp.sequence, stamp.lastModified.nanoseconds, stamp.contentHash])
    }

    func stamps(of seminar: Identifier) throws -> [Identifier: EventStamp] {
        let stamps = try values("SELECT * FROM stamp WHERE seminar = ? AND event <> ''", [seminar.text]) { row in
            (try row.identifier("event"), try EventStamp(row))
        }
        return Dictionary(stamps) { _, last in last }
    }

    fileprivate func endMails(of seminar: Identifier, at now: Date) throws {
        try run(
            """
            UPDATE outbox SET state = 'cancelled', next_attempt = NULL, reason = ?, finished_at = ?
            WHERE seminar = ? AND next_attempt IS NOT NULL
            """, [Self.reasonOfRemoval, now.nanoseconds, seminar.text])
    }

    fileprivate func endHolds(of seminar: Identifier, at now: Date) throws {
        try run(
            """
            UPDATE ledger SET state = 'skipped', hold_until = NULL, reason = ?, decided_at = ?
            WHERE seminar = ? AND hold_until IS NOT NULL
            """, [Self.reasonOfRemoval, now.nanoseconds, seminar.text])
    }
}
