import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// Those who have more time for something.
    package func extended(in seminar: Identifier) throws(StateStoreError) -> [Participant] {
        try read { db in
            let people = try db.values(
                "SELECT DISTINCT person FROM extension WHERE seminar = ? ORDER BY person", [seminar.text]
            ) { try $0.person() }
            var seen: Set<PersonID> = []
            return try people.compactMap { try db.participant($0, of: seminar) }.filter {
                seen.insert($0.person).inserted
            }
        }
    }

    /// Gives somebody until `end` for an event, or takes that back where it is nil: with the reminders that follow from
    /// it and what is to be told of it, in one transaction.
    ///
    /// - Parameters:
    ///   - person: of the seminar's roster, as it stands
    ///   - plan: the person's own next moments for all of the seminar, in place of the former ones.
    ///   - notice: told when its time comes, with what was already to be told counting from before.
    package func extend(
        _ event: Identifier, until end: AnchorPoint?, for person: Participant, plan: [PlannedReminder],
        notice: HeldNotice, by author: String, at now: Date
    ) throws(StateStoreError) {
        let seminar = notice.seminar
        try write { db in
            for key in person.keys {
                try db.setExtension(of: event, for: key, in: seminar, until: end, by: author, at: now)
                try db.run("DELETE FROM plan WHERE seminar = ? AND person = ?", [seminar.text, key.text])
            }
            for planned in plan { try db.insert(planned, in: seminar) }
            try db.store(try db.joining(notice, withThoseOf: person.keys))
            try db.record(lastInstant: now)
        }
    }
}

extension Database {
    fileprivate func setExtension(
        of event: Identifier, for person: PersonID, in seminar: Identifier, until end: AnchorPoint?, by author: String,
        at now: Date
    ) throws {
        guard let end else {
            return try run(
                "DELETE FROM extension WHERE seminar = ? AND person = ? AND event = ?",
                [seminar.text, person.text, event.text])
        }
        try run(
            """
            INSERT OR REPLACE INTO extension (seminar, person, event, until, granted_at, granted_by)
            VALUES (?, ?, ?, ?, ?, ?)
            """, [seminar.text, person.text, event.text, end.description, now.nanoseconds, author])
    }

    /// What was already to be told counts from before.
    fileprivate func joining(_ notice: HeldNotice, withThoseOf people: [PersonID]) throws -> HeldNotice {
        var told = notice
        for key in people {
            guard let waiting = try heldNotice(of: notice.event, for: key, in: notice.seminar) else { continue }
            try delete(waiting)
            guard told == notice || waiting.changedAt < told.changedAt else { continue }
            (told.file, told.knownText) = (waiting.file, waiting.knownText)
            (told.knownExtension, told.changedAt) = (waiting.knownExtension, waiting.changedAt)
        }
        return told
    }
}
