/// A participant as file and commands together have it.
package struct RosterRow: Codable, Equatable, Sendable {
    package var seminar: String
    /// The id in the roster, else the address.
    package var person: String
    /// The `person` of the row that this one is the same person with, by the address; null in that row, and where there
    /// is no other.
    @OrNull package var samePersonAs: String?
    package var name: String
    package var email: String
    /// Why nothing is sent to that address, such as `address refused: 550 5.1.1 no such user`; null where mail goes.
    @OrNull package var addressProblem: String?
    @OrNull package var language: String?
    @OrNull package var paper: String?
    @OrNull package var talk: String?
    package var tags: [String]
    /// `enrolled`, `left` or `opted-out`.
    package var state: String
    /// Obligations.
    package var done: [String]
    /// Obligations.
    package var owes: [String]
    /// `file`, `command`, or `both` where a command overrides the file.
    package var source: String
    /// More time than the others have.
    package var extensions: [ExtensionEntry]

    package init(
        seminar: String, person: String, name: String, email: String, language: String? = nil, paper: String? = nil,
        talk: String? = nil, tags: [String] = [], state: String = "enrolled", done: [String] = [], owes: [String] = [],
        source: String = "file", addressProblem: String? = nil, extensions: [ExtensionEntry] = [],
        samePersonAs: String? = nil
    ) {
        self.samePersonAs = samePersonAs
        self.extensions = extensions
        self.seminar = seminar
        self.person = person
        self.name = name
        self.email = email
        self.language = language
        self.paper = paper
        self.talk = talk
        self.tags = tags
        self.state = state
        self.done = done
        self.owes = owes
        self.source = source
        self.addressProblem = addressProblem
    }
}
