/// A participant whom the roster file does not name.
package struct RosterAddition: Codable, Equatable, Sendable {
    package var email: String
    package var name: String
    package var seminar: String?
    /// Their id in a roster that has such a column; else the address tells them apart.
    package var id: String?
    package var language: String?
    package var paper: String?
    package var talk: String?
    package var tags: [String]

    package init(
        email: String, name: String, seminar: String? = nil, id: String? = nil, language: String? = nil,
        paper: String? = nil, talk: String? = nil, tags: [String] = []
    ) {
        self.email = email
        self.name = name
        self.seminar = seminar
        self.id = id
        self.language = language
        self.paper = paper
        self.talk = talk
        self.tags = tags
    }
}
