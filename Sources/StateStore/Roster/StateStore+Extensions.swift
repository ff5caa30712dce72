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
            return try people.compactMap { try db.participant($0, of: seminar) }
        }
    }

    /// Gives somebody until `end` for an event, or takes that back where it is nil: with the reminders that follow from
    /// it and what is to be told of it, in one transaction.
    ///
    /// - Parameters:
    ///   - plan: the person's own next moments for all of the seminar, in place of the former ones.
    ///   - notice: told when its time comes, with what was already to be told counting from before.
    package func extend(
        _ event: Identifier, until end: AnchorPoint?, for person: PersonID, plan: [PlannedReminder],
        notice: HeldNotice, by author: String, at now: Date
    ) throws(StateStoreError) {
        let seminar = notice.seminar
        try write { db in
            try db.run(
                "DELETE FROM extension WHERE seminar = ? AND person = ? AND event = ?",
                [seminar.text, person.text, event.text])
            if let end {
                try db.run(
                    """
                    INSERT INTO extension (seminar, person, event, until, granted_at, granted_by)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    [seminar.text, person.text, event.text, end.description, now.nanoseconds, author])
            }
            try db.run("DELETE FROM plan WHERE seminar = ? AND person = ?", [seminar.text, person.text])
            for planned in plan { try db.insert(planned, in: seminar) }
            var told = notice
            if let waiting = try db.heldNotice(of: event, for: person, in: seminar) {
                (told.file, told.knownText) = (waiting.file, waiting.knownText)
                (told.knownExtension, told.changedAt) = (waiting.knownExtension, waiting.changedAt)
            }
            try db.store(told)
            try db.record(lastInstant: now)
        }
    }
}
