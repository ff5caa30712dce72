import GRDB
import SeminarCore

/// Keys that rows of a roster had before they became one with another: somebody who was added by address and is imported
/// with an id, whose id in the file changed, or whose address a command changed by which they were known.
///
/// Nothing else is moved to the new key: what is kept under a former one is found through it, for good, also when the address
/// changes by which the two were known to be one person.
extension Database {
    /// By the key that stands for them now.
    func formerKeys(in scope: RosterScope) throws -> [PersonID: [PersonID]] {
        let keys = try values("SELECT person, key FROM former_key \(scope.condition) ORDER BY key", scope.arguments) {
            (person: try $0.person(), key: try $0.person("key"))
        }
        return Dictionary(grouping: keys, by: \.person).mapValues { $0.map(\.key) }
    }

    /// The key itself, unless it is a former one.
    func currentKey(of key: PersonID, in seminar: Identifier) throws -> PersonID {
        try first("SELECT person FROM former_key WHERE seminar = ? AND key = ?", [seminar.text, key.text]) {
            try $0.person()
        } ?? key
    }

    /// Lets the row of `person` take the place of others that are the same person and that nothing speaks for any more:
    /// the file has them no longer, and no command knows them by an id.
    func absorbRows(into person: PersonID, in seminar: Identifier) throws {
        for other in try rows(ofPerson: person, in: seminar) where other.person != person {
            let rows = try rosterRows(in: RosterScope(seminar: seminar, people: [other.person]))
            let isInFile = rows.contains { $0.layer == .file && $0.leftAt == nil }
            let added = rows.first { $0.layer == .command }
            guard !isInFile, added?.entry.id == nil, try !isRemoved(other, from: seminar) else { continue }
            try replace(other.person, by: person, in: seminar)
        }
    }

    /// Whoever was taken out under an id may be back under another one.
    private func isRemoved(_ participant: Participant, from seminar: Identifier) throws -> Bool {
        guard participant.person.text != participant.email.identity else { return false }
        let scope = RosterScope(seminar: seminar, people: [participant.person])
        return try !rosterCommands(in: scope).departures.isEmpty
    }

    /// What a command had said of the row's data goes on to win over the file's.
    private func replace(_ former: PersonID, by person: PersonID, in seminar: Identifier) throws {
        try run(
            """
            UPDATE OR IGNORE roster SET person = ?3, number = ?3 WHERE seminar = ?1 AND person = ?2 AND layer = 1
            """, [seminar.text, former.text, person.text])
        try run("DELETE FROM roster WHERE seminar = ? AND person = ?", [seminar.text, former.text])
        try noteFormerKey(former, of: person, in: seminar)
    }

    /// From now on what is kept under `former`, or is found through it, is `person`'s.
    func noteFormerKey(_ former: PersonID, of person: PersonID, in seminar: Identifier) throws {
        try run(
            "UPDATE former_key SET person = ?3 WHERE seminar = ?1 AND person = ?2",
            [seminar.text, former.text, person.text])
        try run(
            "INSERT OR REPLACE INTO former_key (seminar, key, person) VALUES (?, ?, ?)",
            [seminar.text, former.text, person.text])
    }
}
