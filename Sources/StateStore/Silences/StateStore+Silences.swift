import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// Keeps a silence and gives it a number.
    package func add(
        _ matcher: SilenceMatcher, until end: Date, reason: String, author: String, at now: Date
    ) throws(StateStoreError) -> Silence {
        try write { db in
            try db.run(
                """
                INSERT INTO silence (seminar, event, person, created_at, until, reason, author)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    matcher.seminar.text, matcher.event?.text, matcher.person?.text, now.nanoseconds, end.nanoseconds,
                    reason, author,
                ])
            return Silence(
                id: db.lastInsertedRowID, matcher: matcher, createdAt: now, until: end, reason: reason, author: author)
        }
    }

    /// Those that end after `now`, of one seminar or of all, the soonest over first.
    package func silences(
        of seminar: Identifier? = nil, endingAfter now: Date
    ) throws(StateStoreError) -> [Silence] {
        try read { db in try db.silences(of: seminar, endingAfter: now) }
    }

    package func silence(_ id: Int64) throws(StateStoreError) -> Silence? {
        try read { db in try db.silence(id) }
    }

    /// Ends a silence now: what it may have held is looked at again from `now` on, in the same transaction.
    ///
    /// - Returns: false where there is none of that number, or it is over.
    package func expire(silence id: Int64, at now: Date) throws(StateStoreError) -> Bool {
        try write { db in
            guard let silence = try db.silence(id), now < silence.until else { return false }
            try db.run("UPDATE silence SET until = ? WHERE id = ?", [now.nanoseconds, id])
            try db.release(silence, at: now)
            return true
        }
    }

    /// Forgets those that were over at `instant` already.
    package func pruneSilences(endedBefore instant: Date) throws(StateStoreError) {
        try write { db in try db.run("DELETE FROM silence WHERE until < ?", [instant.nanoseconds]) }
    }
}

extension Database {
    func silences(of seminar: Identifier?, endingAfter now: Date) throws -> [Silence] {
        try values(
            """
            SELECT * FROM silence WHERE until > ?1 AND (?2 IS NULL OR seminar = ?2) ORDER BY until, id
            """, [now.nanoseconds, seminar?.text]
        ) { try Silence($0) }
    }

    fileprivate func silence(_ id: Int64) throws -> Silence? {
        try first("SELECT * FROM silence WHERE id = ?", [id]) { try Silence($0) }
    }

    /// An address is an organiser's name, and whoever takes part under it is silenced as well.
    private func silencedKeys(of person: PersonID, in seminar: Identifier) throws -> Set<PersonID> {
        let namesakes =
            try (try? EmailAddress(parsing: person.text)).map { try rows(withAddress: $0, in: seminar) } ?? []
        return Set([person] + (try keys(ofPerson: person, in: seminar)) + namesakes.people.flatMap(\.keys))
    }

    /// What else holds it will do so again.
    fileprivate func release(_ silence: Silence, at now: Date) throws {
        let matcher = silence.matcher
        // All that the person is known by; nil for everybody.
        let people: [String?] =
            try matcher.person.map { person in
                try silencedKeys(of: person, in: matcher.seminar).map(\.text).sorted()
            } ?? [nil]
        for person in people {
            try run(
                """
                UPDATE ledger SET hold_until = ?1 WHERE hold_until > ?1 AND seminar = ?2
                AND (?3 IS NULL OR event = ?3) AND (?4 IS NULL OR person = ?4)
                """, [now.nanoseconds, matcher.seminar.text, matcher.event?.text, person])
            try run(
                """
                UPDATE outbox SET next_attempt = ?1 WHERE state = 'held' AND next_attempt > ?1 AND seminar = ?2
                AND (?3 IS NULL OR person = ?3)
                """, [now.nanoseconds, matcher.seminar.text, person])
        }
        // Others wait for the delay after an edit, which goes on.
        for table in ["held_notice", "announcement"] {
            try run(
                "UPDATE \(table) SET release_at = ?1 WHERE release_at = ?2 AND seminar = ?3",
                [now.nanoseconds, silence.until.nanoseconds, matcher.seminar.text])
        }
    }
}

extension Silence {
    fileprivate init(_ row: Row) throws {
        let person: String? = try row.value("person")
        self.init(
            id: try row.value("id"),
            matcher: SilenceMatcher(
                seminar: try row.identifier("seminar"), event: try row.identifierIfAny("event"),
                person: person.map { PersonID($0) }),
            createdAt: try row.instant("created_at"), until: try row.instant("until"),
            reason: try row.value("reason"), author: try row.value("author"))
    }
}
