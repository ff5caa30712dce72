import GRDB
import SeminarCore

extension StateStore {
    /// Whom the seminar's roster has or had, with all their keys.
    package func knownPeople(of seminar: Identifier) throws(StateStoreError) -> KnownPeople {
        try read { db in try db.knownPeople(of: seminar) }
    }
}

extension Database {
    func knownPeople(of seminar: Identifier) throws -> KnownPeople {
        let scope = RosterScope(seminar: seminar)
        return KnownPeople(rows: try rosterRows(in: scope).map(\.entry), formerKeys: try formerKeys(in: scope))
    }
}
