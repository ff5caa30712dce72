import GRDB
import SeminarCore

/// Whose rows of the roster's tables are meant: one person's, which their primary keys find, or all of a seminar.
struct RosterScope {
    var seminar: Identifier
    var person: PersonID?

    /// `WHERE` included.
    var condition: String { "WHERE seminar = ?" + (person == nil ? "" : " AND person = ?") }

    var arguments: StatementArguments { StatementArguments([seminar.text] + (person.map { [$0.text] } ?? [])) }
}
