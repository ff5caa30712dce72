/// What a roster file changed.
package struct RosterImportReport: Codable, Equatable, Sendable {
    package var seminar: String
    /// Persons.
    package var added: [String]
    /// Persons.
    package var removed: [String]
    /// Persons.
    package var changed: [String]
    package var unchanged: Int
    package var message: String

    package init(
        seminar: String, added: [String], removed: [String], changed: [String], unchanged: Int, message: String
    ) {
        self.seminar = seminar
        self.added = added
        self.removed = removed
        self.changed = changed
        self.unchanged = unchanged
        self.message = message
    }
}
