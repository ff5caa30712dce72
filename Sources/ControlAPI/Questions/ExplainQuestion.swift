/// Why a person was mailed or not: about everything, or about one event.
package struct ExplainQuestion: Codable, Equatable, Sendable {
    /// An address, or an id of the roster.
    package var person: String
    package var event: String?
    package var seminar: String?

    package init(person: String, event: String? = nil, seminar: String? = nil) {
        self.person = person
        self.event = event
        self.seminar = seminar
    }
}
