import GRDB
import SeminarCore

extension StateStore {
    /// Nil for somebody whom the seminar's roster never had.
    package func personalLink(
        of person: PersonID, in seminar: Identifier
    ) throws(StateStoreError) -> PersonalLink? {
        try read { db in try db.personalLink(of: person, in: seminar) }
    }

    /// Whose link that is, found by its number alone; nil where there is none, or none any more.
    package func personalLink(number: UInt32) throws(StateStoreError) -> PersonalLink? {
        try read { db in
            try db.first("SELECT * FROM personal_link WHERE number = ?", [Int64(number)]) { try PersonalLink($0) }
        }
    }

    /// Gives somebody other links; those until now are dead, whichever of the person's rows they were made for.
    ///
    /// - Returns: what the new ones are made from; nil for somebody whom the roster never had.
    package func rotateLink(
        of person: PersonID, in seminar: Identifier
    ) throws(StateStoreError) -> PersonalLink? {
        try write { db in
            for key in try db.keys(ofPerson: person, in: seminar) {
                try db.run(
                    "UPDATE personal_link SET generation = generation + 1 WHERE seminar = ? AND person = ?",
                    [seminar.text, key.text])
            }
            return try db.personalLink(of: person, in: seminar)
        }
    }
}

extension Database {
    func makePersonalLink(of person: PersonID, in seminar: Identifier) throws {
        try run(
            "INSERT OR IGNORE INTO personal_link (seminar, person) VALUES (?, ?)", [seminar.text, person.text])
    }

    func personalLink(of person: PersonID, in seminar: Identifier) throws -> PersonalLink? {
        try personalLinks(of: [person], in: seminar)[person]
    }

    func personalLinks(of people: Set<PersonID>, in seminar: Identifier) throws -> [PersonID: PersonalLink] {
        let links = try values(
            "SELECT * FROM personal_link WHERE seminar = ? AND person IN (SELECT value FROM json_each(?))",
            [seminar.text, ListArgument(people.sorted().map(\.text))]
        ) { try PersonalLink($0) }
        return Dictionary(links.map { ($0.person, $0) }) { first, _ in first }
    }
}

extension PersonalLink {
    fileprivate init(_ row: Row) throws {
        self.init(
            number: try row.value("number"), seminar: try row.identifier("seminar"), person: try row.person(),
            generation: try row.value("generation"))
    }
}
