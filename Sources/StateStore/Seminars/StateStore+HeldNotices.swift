import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// What is to be told at `now` or before. Reads only these.
    package func heldNotices(through now: Date) throws(StateStoreError) -> [HeldNotice] {
        try read { db in
            try db.values(
                "SELECT * FROM held_notice WHERE release_at <= ? ORDER BY release_at, seminar, event, person",
                [now.nanoseconds]
            ) { try HeldNotice($0) }
        }
    }

    /// All that some people of the seminar are still to be told.
    package func heldNotices(of seminar: Identifier) throws(StateStoreError) -> [HeldNotice] {
        try read { db in
            try db.values("SELECT * FROM held_notice WHERE seminar = ? ORDER BY event, person", [seminar.text]) {
                try HeldNotice($0)
            }
        }
    }

    /// When the next of them is to be told after `now`; nil where there is none.
    package func nextHeldNotice(after now: Date = .distantPast) throws(StateStoreError) -> Date? {
        try read { db in
            try db.instant("SELECT MIN(release_at) FROM held_notice WHERE release_at > ?", [now.nanoseconds])
        }
    }

    /// Waits with them until `instant`.
    package func postpone(_ notices: [HeldNotice], until instant: Date) throws(StateStoreError) {
        try write { db in
            for var notice in notices {
                notice.releaseAt = instant
                try db.store(notice)
            }
        }
    }
}

extension Database {
    func store(_ notice: HeldNotice) throws {
        try run(
            """
            INSERT OR REPLACE INTO held_notice (
                seminar, event, person, file, known_text, known_extension, changed_at, release_at, reason
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                notice.seminar.text, notice.event.text, notice.person?.text ?? "", notice.file, notice.knownText,
                notice.knownExtension?.description, notice.changedAt.nanoseconds, notice.releaseAt.nanoseconds,
                notice.reason,
            ])
    }

    func delete(_ notice: HeldNotice) throws {
        try run(
            "DELETE FROM held_notice WHERE seminar = ? AND event = ? AND person = ?",
            [notice.seminar.text, notice.event.text, notice.person?.text ?? ""])
    }

    func heldNotice(of event: Identifier, for person: PersonID, in seminar: Identifier) throws -> HeldNotice? {
        try first(
            "SELECT * FROM held_notice WHERE seminar = ? AND event = ? AND person = ?",
            [seminar.text, event.text, person.text]
        ) { try HeldNotice($0) }
    }
}

extension HeldNotice {
    init(_ row: Row) throws {
        let person: String = try row.value("person")
        self.init(
            seminar: try row.identifier("seminar"), event: try row.identifier("event"),
            person: person.isEmpty ? nil : PersonID(person), file: try row.value("file"),
            knownText: try row.value("known_text"),
            knownExtension: try row.pointIfAny("known_extension"),
            changedAt: try row.instant("changed_at"), releaseAt: try row.instant("release_at"),
            reason: try row.value("reason"))
    }
}
