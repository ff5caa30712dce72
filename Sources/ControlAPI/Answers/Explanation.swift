/// Why a person was mailed, will be, or will not be.
package struct Explanation: Codable, Equatable, Sendable {
    package var person: String
    package var name: String
    package var email: String
    @OrNull package var seminar: String?
    /// The whole explanation in sentences, in the order to read them.
    package var lines: [String]
    /// The same, a reminder each, for programs.
    package var entries: [ExplanationEntry]

    package init(
        person: String, name: String, email: String, seminar: String? = nil, lines: [String],
        entries: [ExplanationEntry]
    ) {
        self.person = person
        self.name = name
        self.email = email
        self.seminar = seminar
        self.lines = lines
        self.entries = entries
    }
}
