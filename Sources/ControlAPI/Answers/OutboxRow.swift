/// A mail and where it stands.
package struct OutboxRow: Codable, Equatable, Sendable {
    package var id: Int64
    /// A bare address.
    package var to: String
    /// Null before the first attempt: a mail is written when it is sent.
    @OrNull package var subject: String?
    package var state: String
    package var attempts: Int
    package var due: String
    @OrNull package var nextAttempt: String?
    /// The mail server's own words, or what kept us from hearing them.
    @OrNull package var reply: String?
    package var kind: String
    @OrNull package var seminar: String?
    @OrNull package var person: String?
    /// Why it is held, stale or cancelled.
    @OrNull package var reason: String?

    package init(
        id: Int64, to: String, subject: String?, state: String, attempts: Int, due: String, nextAttempt: String? = nil,
        reply: String? = nil, kind: String = "reminder", seminar: String? = nil, person: String? = nil,
        reason: String? = nil
    ) {
        self.id = id
        self.to = to
        self.subject = subject
        self.state = state
        self.attempts = attempts
        self.due = due
        self.nextAttempt = nextAttempt
        self.reply = reply
        self.kind = kind
        self.seminar = seminar
        self.person = person
        self.reason = reason
    }
}
