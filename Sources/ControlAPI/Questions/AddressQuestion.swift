/// Another address for somebody.
package struct AddressQuestion: Codable, Equatable, Sendable {
    /// An address, or an id of the roster.
    package var person: String
    /// The new address.
    package var email: String
    package var seminar: String?

    package init(person: String, email: String, seminar: String? = nil) {
        self.person = person
        self.email = email
        self.seminar = seminar
    }
}
