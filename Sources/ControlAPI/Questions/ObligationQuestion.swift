/// What a person has done, or not done after all.
package struct ObligationQuestion: Codable, Equatable, Sendable {
    /// An address, or an id of the roster.
    package var person: String
    package var obligation: String
    package var seminar: String?

    package init(person: String, obligation: String, seminar: String? = nil) {
        self.person = person
        self.obligation = obligation
        self.seminar = seminar
    }
}
