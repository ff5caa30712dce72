/// Where somebody's own page and calendar are; who knows them may act for the person.
package struct PersonalAddresses: Codable, Equatable, Sendable {
    package var seminar: String
    package var person: String
    package var name: String
    package var email: String
    package var page: String
    package var feed: String
    /// The feed under the scheme that opens a calendar program.
    package var webcal: String

    package init(
        seminar: String, person: String, name: String, email: String, page: String, feed: String, webcal: String
    ) {
        self.seminar = seminar
        self.person = person
        self.name = name
        self.email = email
        self.page = page
        self.feed = feed
        self.webcal = webcal
    }
}
