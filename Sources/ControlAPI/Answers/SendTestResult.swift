/// What became of a test mail.
package struct SendTestResult: Codable, Equatable, Sendable {
    package var to: String
    package var state: String
    /// The mail server's own words.
    @OrNull package var reply: String?
    /// The outbox row.
    @OrNull package var mail: Int64?

    package init(to: String, state: String, reply: String? = nil, mail: Int64? = nil) {
        self.to = to
        self.state = state
        self.reply = reply
        self.mail = mail
    }
}
