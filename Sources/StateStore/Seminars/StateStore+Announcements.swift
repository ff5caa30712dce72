import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// What people are still to be told of a seminar; nil where they know all.
    package func announcement(of seminar: Identifier) throws(StateStoreError) -> PendingAnnouncement? {
        try read { db in
            try db.first("SELECT * FROM announcement WHERE seminar = ?", [seminar.text]) { try PendingAnnouncement($0) }
        }
    }

    /// What is to be told at `now` or before, the longest due first.
    package func dueAnnouncements(through now: Date) throws(StateStoreError) -> [PendingAnnouncement] {
        try read { db in
            try db.values(
                "SELECT * FROM announcement WHERE release_at <= ? ORDER BY release_at, seminar", [now.nanoseconds]
            ) { try PendingAnnouncement($0) }
        }
    }

    /// When the next change is to be told after `now`; nil where there is none.
    package func nextAnnouncement(after now: Date = .distantPast) throws(StateStoreError) -> Date? {
        try read { db in
            try db.instant("SELECT MIN(release_at) FROM announcement WHERE release_at > ?", [now.nanoseconds])
        }
    }

    /// Waits with it until `instant`: quiet hours end then, say.
    package func postponeAnnouncement(of seminar: Identifier, until instant: Date) throws(StateStoreError) {
        try write { db in
            try db.run(
                "UPDATE announcement SET release_at = ? WHERE seminar = ?", [instant.nanoseconds, seminar.text])
        }
    }
}

extension Database {
    func store(_ announcement: PendingAnnouncement) throws {
        try run(
            """
            INSERT OR REPLACE INTO announcement (seminar, file, known_text, changed_at, release_at)
            VALUES (?, ?, ?, ?, ?)
            """,
            [
                announcement.seminar.text, announcement.file, announcement.knownText,
                announcement.changedAt.nanoseconds, announcement.releaseAt.nanoseconds,
            ])
    }

    func clearAnnouncement(of seminar: Identifier) throws {
        try run("DELETE FROM announcement WHERE seminar = ?", [seminar.text])
    }
}

extension PendingAnnouncement {
    init(_ row: Row) throws {
        self.init(
            seminar: try row.identifier("seminar"), file: try row.value("file"),
            knownText: try row.value("known_text"), changedAt: try row.instant("changed_at"),
            releaseAt: try row.instant("release_at"))
    }
}
