import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// The roster as it stands: in the order of the file, then who vanished from it, then who was added by command.
    /// Who has left is among them.
    package func participants(of seminar: Identifier) throws(StateStoreError) -> [Participant] {
        try read { db in try db.participants(in: RosterScope(seminar: seminar)) }
    }

    package func participant(
        _ person: PersonID, of seminar: Identifier
    ) throws(StateStoreError) -> Participant? {
        try read { db in try db.participant(person, of: seminar) }
    }

    /// Whom a command means: who has that id, else that address, else that name, the last two in any case of letters,
    /// else who had that id or address. Whichever row of a person that is, the person is found, once.
    ///
    /// The same person may be in several seminars, and several may share a name: all of them are returned, by seminar
    /// and person. Without a seminar, those in force are searched.
    package func findPerson(
        _ text: String, in seminar: Identifier? = nil
    ) throws(StateStoreError) -> [FoundPerson] {
        try read { db in
            for condition in ["person = ?1", "email = ?1 COLLATE NOCASE", "name = ?1 COLLATE NOCASE"] {
                let found = try db.people(of: "roster", where: condition, text, in: seminar)
                if !found.isEmpty { return found }
            }
            return try db.people(of: "former_key", where: "key = ?1", text, in: seminar)
        }
    }
}

extension Database {
    fileprivate func people(
        of table: String, where condition: String, _ text: String, in seminar: Identifier?
    ) throws -> [FoundPerson] {
        let candidates = try values(
            """
            SELECT DISTINCT seminar, person FROM \(table)
            WHERE \(condition) AND CASE WHEN ?2 IS NULL THEN seminar IN (SELECT id FROM seminar) ELSE seminar = ?2 END
            ORDER BY seminar, person
            """, [text, seminar?.text]
        ) { (try $0.identifier("seminar"), try $0.person()) }
        var seen: Set<FoundPerson> = []
        return try candidates.compactMap { seminar, person in
            try participant(person, of: seminar).map { FoundPerson(seminar: seminar, participant: $0) }
        }.filter { seen.insert($0).inserted }
    }
}
