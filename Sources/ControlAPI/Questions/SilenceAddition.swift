/// What is to be held for a while; one of the three at least.
package struct SilenceAddition: Codable, Equatable, Sendable {
    package var seminar: String?
    package var event: String?
    /// An address, or an id of the roster.
    package var person: String?
    /// As it was typed.
    package var until: String
    package var reason: String

    package init(seminar: String? = nil, event: String? = nil, person: String? = nil, until: String, reason: String) {
        self.seminar = seminar
        self.event = event
        self.person = person
        self.until = until
        self.reason = reason
    }
}
