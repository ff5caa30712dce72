/// A roster file's text: the daemon may not be allowed to read where the operator's file lies.
package struct RosterImport: Codable, Equatable, Sendable {
    package var seminar: String?
    /// What complaints call the file.
    package var file: String
    package var text: String
    /// Whether it may remove more than a fifth of the participants.
    package var confirmed: Bool

    package init(seminar: String? = nil, file: String, text: String, confirmed: Bool = false) {
        self.seminar = seminar
        self.file = file
        self.text = text
        self.confirmed = confirmed
    }
}
