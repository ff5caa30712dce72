import GRDB
import SeminarCore

/// Where what is known of a person comes from.
package enum RosterSource: String, Hashable, Sendable {
    case file
    case command
    /// The file has the person, and a command has changed something.
    case both
}

extension StateStore {
    /// For everybody of the roster.
    package func rosterSources(of seminar: Identifier) throws(StateStoreError) -> [PersonID: RosterSource] {
        try read { db in
            let inFile = try db.values(
                "SELECT person FROM roster WHERE seminar = ? AND layer = 0", [seminar.text]
            ) { try $0.person() }
            let byCommand = try db.values(
                """
                SELECT person FROM roster WHERE seminar = ?1 AND layer = 1
                UNION SELECT person FROM departure WHERE seminar = ?1
                UNION SELECT person FROM obligation_mark WHERE seminar = ?1
                UNION SELECT person FROM extension WHERE seminar = ?1
                """, [seminar.text]
            ) { try $0.person() }
            let files = Dictionary(inFile.map { ($0, RosterSource.file) }) { first, _ in first }
            return files.merging(byCommand.map { ($0, RosterSource.command) }) { _, _ in .both }
        }
    }
}

extension [RosterSource] {
    /// Of a row that is known by several keys.
    package var joined: RosterSource { first.map { one in allSatisfy { $0 == one } ? one : .both } ?? .file }
}
