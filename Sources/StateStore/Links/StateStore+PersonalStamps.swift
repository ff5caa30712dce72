import GRDB
import SeminarCore

extension StateStore {
    /// The stamps of the events that stand, or stood, otherwise in somebody's own calendar than in everybody's.
    package func personalStamps(
        of person: PersonID, in seminar: Identifier
    ) throws(StateStoreError) -> [Identifier: EventStamp] {
        try read { db in try db.personalStamps(of: person, in: seminar) }
    }

    /// Moves stamps on. Of two who do so at once the first is right, and both get its answer.
    ///
    /// - Returns: all of the person's stamps as they are then.
    package func record(
        personalStamps stamps: [Identifier: EventStamp], of person: PersonID, in seminar: Identifier
    ) throws(StateStoreError) -> [Identifier: EventStamp] {
        try write { db in
            for (event, stamp) in stamps {
                try db.run(
                    """
                    INSERT INTO personal_stamp (seminar, person, event, sequence, last_modified, content_hash)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (seminar, person, event) DO UPDATE SET
                        sequence = excluded.sequence, last_modified = excluded.last_modified,
                        content_hash = excluded.content_hash
                    WHERE excluded.sequence > personal_stamp.sequence
                    """,
                    [
                        seminar.text, person.text, event.text, stamp.sequence, stamp.lastModified.nanoseconds,
                        stamp.contentHash,
                    ])
            }
            return try db.personalStamps(of: person, in: seminar)
        }
    }
}

extension Database {
    fileprivate func personalStamps(of person: PersonID, in seminar: Identifier) throws -> [Identifier: EventStamp] {
        let stamps = try values(
            "SELECT * FROM personal_stamp WHERE seminar = ? AND person = ?", [seminar.text, person.text]
        ) { (try $0.identifier("event"), try EventStamp($0)) }
        return Dictionary(stamps) { first, _ in first }
    }
}
