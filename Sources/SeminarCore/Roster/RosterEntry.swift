/// One row of a roster file, checked.
package struct RosterEntry: Hashable, Sendable, Codable {
    /// What the university calls the person, where the roster has an `id` column.
    package var id: String?
    package var name: String
    package var email: EmailAddress
    package var language: Language?
    /// The `id` of a paper of the seminar, or a title.
    package var paper: String?
    /// When the talk is, as the organisers wrote it.
    package var talk: String?
    package var tags: [String]

    package init(
        id: String? = nil, name: String, email: EmailAddress, language: Language? = nil, paper: String? = nil,
        talk: String? = nil, tags: [String] = []
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.language = language
        self.paper = paper
        self.talk = talk
        self.tags = tags
    }

    /// What makes two rows the same person: the id where there is one, else the address.
    package var person: PersonID { PersonID(id ?? email.identity) }
}
