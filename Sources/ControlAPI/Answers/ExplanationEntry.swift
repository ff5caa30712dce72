/// One reminder of one person: the decision, and what became of its mail.
package struct ExplanationEntry: Codable, Equatable, Sendable {
    package var seminar: String
    package var event: String
    package var summary: String
    package var rule: String
    package var due: String
    /// `send`, `skip`, `hold` or `stale`.
    package var decision: String
    package var reason: String
    /// The outbox row, where there is one.
    @OrNull package var mail: Int64?
    /// The mail's delivery state.
    @OrNull package var state: String?
    /// The mail server's own words.
    @OrNull package var reply: String?
    @OrNull package var nextAttempt: String?
    /// What came back about the mail since.
    package var bounces: [BounceEntry]

    package init(
        seminar: String, event: String, summary: String, rule: String, due: String, decision: String, reason: String,
        mail: Int64? = nil, state: String? = nil, reply: String? = nil, nextAttempt: String? = nil,
        bounces: [BounceEntry] = []
    ) {
        self.seminar = seminar
        self.event = event
        self.summary = summary
        self.rule = rule
        self.due = due
        self.decision = decision
        self.reason = reason
        self.mail = mail
        self.state = state
        self.reply = reply
        self.nextAttempt = nextAttempt
        self.bounces = bounces
    }
}
