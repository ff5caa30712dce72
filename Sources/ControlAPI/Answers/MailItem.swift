/// One reminder in a mail.
package struct MailItem: Codable, Equatable, Sendable {
    package var seminar: String
    package var event: String
    package var rule: String

    package init(seminar: String, event: String, rule: String) {
        self.seminar = seminar
        self.event = event
        self.rule = rule
    }
}
