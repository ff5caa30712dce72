/// ORGANIZER (RFC 5545 §3.8.4.3): a name for people and a bare mail address.
package struct Organizer: Hashable, Sendable {
    package var name: String?
    package var email: String

    package init(name: String? = nil, email: String) {
        self.name = name
        self.email = email
    }
}
