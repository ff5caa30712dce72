/// Which mails to list; all, where nothing is named.
package struct OutboxQuestion: Codable, Equatable, Sendable {
    package var seminar: String?
    package var state: String?
    /// An address, or an id of the roster.
    package var person: String?

    package init(seminar: String? = nil, state: String? = nil, person: String? = nil) {
        self.seminar = seminar
        self.state = state
        self.person = person
    }
}
