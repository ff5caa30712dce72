import TestSupport

extension ServiceFolder {
    /// The usual configuration, with a relay in place of the Maildir.
    ///
    /// - Parameter relay: the value of `smtp`
    static func configuration(relay: String) -> String {
        configuration.replacing(
            "  transport: maildir\n  maildir: state/outgoing\n", with: "  transport: smtp\n  smtp: \(relay)\n")
    }

    static func configuration(relay: ScriptedSMTPServer, connections: Int = 4) -> String {
        configuration(relay: "{ url: \"\(relay.url)\", connections: \(connections), rate: 1000000/minute }")
    }

    /// So many participants, `person1@example.org` and so on.
    func enrol(_ count: Int) throws {
        let people = (1...count).map { "Person \($0),person\($0)@example.org\n" }
        try write("name,email\n" + people.joined(), to: Self.roster)
    }
}
