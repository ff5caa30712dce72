import GRDB
import SeminarCore

/// Whose rows of the roster's tables are meant: those of some keys, which the primary keys find, or all of a seminar.
struct RosterScope {
    var seminar: Identifier
    var people: [PersonID]?

    /// `WHERE` included.
    var condition: String {
        guard let people else { return "WHERE seminar = ?" }
        return "WHERE seminar = ? AND person IN (\(people.map { _ in "?" }.joined(separator: ", ")))"
    }

    var arguments: StatementArguments { StatementArguments([seminar.text] + (people ?? []).map(\.text)) }
}
