/// What a column of a roster holds, under the names that people and Moodle's exports give it.
enum RosterColumn: String, CaseIterable {
    case id, name, firstName, lastName, email, language, paper, talk, tags

    /// In lower case; the first is the one for complaints.
    var headers: [String] {
        switch self {
        case .id: ["id", "id number", "student id", "id-nummer", "matrikelnummer", "matriculation number"]
        case .name: ["name", "full name", "vollständiger name"]
        case .firstName: ["first name", "given name", "vorname"]
        case .lastName: ["last name", "surname", "family name", "nachname"]
        case .email: ["email", "email address", "e-mail", "e-mail address", "mail", "e-mail-adresse", "e-mailadresse"]
        case .language: ["language", "sprache"]
        case .paper: ["paper"]
        case .talk: ["talk"]
        case .tags: ["tags"]
        }
    }

    static func named(_ header: String) -> RosterColumn? {
        let name = header.lowercased()
        return allCases.first { $0.headers.contains(name) }
    }
}
