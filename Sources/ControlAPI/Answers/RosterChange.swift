/// What a command changed in the roster.
package struct RosterChange: Codable, Equatable, Sendable {
    package var seminar: String
    package var person: String
    /// False where it was so already.
    package var changed: Bool
    /// What is so now, as a sentence.
    package var message: String

    package init(seminar: String, person: String, changed: Bool, message: String) {
        self.seminar = seminar
        self.person = person
        self.changed = changed
        self.message = message
    }
}
