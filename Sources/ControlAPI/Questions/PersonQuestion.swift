/// One person; without a seminar, it is the only one that has them.
package struct PersonQuestion: Codable, Equatable, Sendable {
    /// An address, or an id of the roster.
    package var person: String
    package var seminar: String?

    package init(person: String, seminar: String? = nil) {
        self.person = person
        self.seminar = seminar
    }
}
