import GRDB
import SeminarCore

/// Whose rows of the roster's tables are meant: those of some keys, which the primary keys find, or all of a seminar.
struct RosterScope {
    var seminar: Identifier
    var people: [PersonID]?

    /// `WHERE` included.
    var condition: String {
        people == nil ? "WHERE seminar = ?" : "WHERE seminar = ? AND person IN (SELECT value FROM json_each(?))"
    }

    var arguments: StatementArguments {
        guard let people else { return [seminar.text] }
        return [seminar.text, ListArgument(people.map(\.text))]
    }
}
