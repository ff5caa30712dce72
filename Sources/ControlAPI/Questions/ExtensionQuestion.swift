/// More time for one person.
package struct ExtensionQuestion: Codable, Equatable, Sendable {
    /// An address, or an id of the roster.
    package var person: String
    package var event: String
    /// As it was typed; `-` takes it back.
    package var until: String
    package var seminar: String?

    package init(person: String, event: String, until: String, seminar: String? = nil) {
        self.person = person
        self.event = event
        self.until = until
        self.seminar = seminar
    }
}
