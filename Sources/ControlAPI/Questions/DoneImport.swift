/// A file of those who have done something; its text, as the daemon may not be allowed to read it.
package struct DoneImport: Codable, Equatable, Sendable {
    package var obligation: String
    package var seminar: String?
    /// What complaints call the file.
    package var file: String
    package var text: String

    package init(obligation: String, seminar: String? = nil, file: String, text: String) {
        self.obligation = obligation
        self.seminar = seminar
        self.file = file
        self.text = text
    }
}
