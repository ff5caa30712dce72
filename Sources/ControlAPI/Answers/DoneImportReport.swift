/// What a file of those who have done something changed.
package struct DoneImportReport: Codable, Equatable, Sendable {
    package var seminar: String
    package var obligation: String
    /// Persons.
    package var marked: [String]
    /// Persons.
    package var alreadyDone: [String]
    /// How many the file itself says have not handed in.
    package var notHandedIn: Int
    /// Rows that mean nobody of the roster, a complaint with its position each.
    package var unknown: [String]
    package var message: String

    package init(
        seminar: String, obligation: String, marked: [String], alreadyDone: [String], notHandedIn: Int,
        unknown: [String], message: String
    ) {
        self.seminar = seminar
        self.obligation = obligation
        self.marked = marked
        self.alreadyDone = alreadyDone
        self.notHandedIn = notHandedIn
        self.unknown = unknown
        self.message = message
    }
}
