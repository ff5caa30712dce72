import GRDB
import SeminarCore

/// The stamps of the events that stand, or stood, otherwise in somebody's own calendar than in everybody's.
package struct PersonalStamps: Hashable, Sendable {
    /// What the person's calendars have shown last, whichever row's they were.
    package var latest: [Identifier: EventStamp]
    /// Those of the latest that are not kept under every key of the person yet. Before they are shown, they have to be:
    /// should the rows part, neither calendar may go back.
    package var lagging: [Identifier: EventStamp]
}

extension StateStore {
    package func personalStamps(
        of people: [PersonID], in seminar: Identifier
    ) throws(StateStoreError) -> PersonalStamps {
        try read { db in
            let each = try people.map { try db.personalStamps(of: $0, in: seminar) }
            let latest = each.reduce(into: [:]) { all, own in all.merge(own) { $0.joined(with: $1) } }
            let lagging = latest.filter { event, stamp in each.contains { $0[event] != stamp } }
            return PersonalStamps(latest: latest, lagging: lagging)
        }
    }

    /// Moves stamps on, under all keys of a person. Of two who do so at once the first is right, and both get its answer.
    ///
    /// - Returns: all of the person's stamps as they are then.
    package func record(
        personalStamps stamps: [Identifier: EventStamp], of people: [PersonID], in seminar: Identifier
    ) throws(StateStoreError) -> [Identifier: EventStamp] {
        try write { db in
            for person in people {
                for (event, stamp) in stamps { try db.store(stamp, of: event, for: person, in: seminar) }
            }
            return try people.first.map { try db.personalStamps(of: $0, in: seminar) } ?? [:]
        }
    }
}

extension EventStamp {
    /// The later one. Where neither is later in all, another has to follow both, whatever it says.
    fileprivate func joined(with other: EventStamp) -> EventStamp {
        if self == other { return self }
        var joined = sequence < other.sequence ? other : self
        let latest = max(lastModified, other.lastModified)
        if sequence == other.sequence || joined.lastModified < latest { joined.contentHash = "" }
        joined.lastModified = latest
        return joined
    }
}

extension Database {
    fileprivate func store(
        _ stamp: EventStamp, of event: Identifier, for person: PersonID, in seminar: Identifier
    ) throws {
        try run(
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

    fileprivate func personalStamps(of person: PersonID, in seminar: Identifier) throws -> [Identifier: EventStamp] {
        let stamps = try values(
            "SELECT * FROM personal_stamp WHERE seminar = ? AND person = ?", [seminar.text, person.text]
        ) { (try $0.identifier("event"), try EventStamp($0)) }
        return Dictionary(stamps) { first, _ in first }
    }
}
