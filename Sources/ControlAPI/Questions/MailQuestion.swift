/// One mail, by the id that `outbox list` shows.
package struct MailQuestion: Codable, Equatable, Sendable {
    package var id: String

    package init(id: String) {
        self.id = id
    }
}
