/// A reminder that is planned, or what became of it.
package struct ReminderEntry: Codable, Equatable, Sendable {
    package var seminar: String
    package var event: String
    package var summary: String
    package var rule: String
    package var due: String
    /// `planned`, `queued`, `sent`, `held`, `skipped`, `stale` or `rejected`.
    package var state: String
    /// Why, as a sentence's part; also of what is planned.
    package var reason: String
    /// The day or wall time of a recurring event's occurrence.
    @OrNull package var occurrence: String?
    /// Null for what is planned for a whole audience.
    @OrNull package var person: String?
    @OrNull package var name: String?
    /// How many it would reach as the roster stands now.
    @OrNull package var recipients: Int?
    /// The outbox row that carries it.
    @OrNull package var mail: Int64?

    package init(
        seminar: String, event: String, summary: String, rule: String, due: String, state: String, reason: String,
        occurrence: String? = nil, person: String? = nil, name: String? = nil, recipients: Int? = nil,
        mail: Int64? = nil
    ) {
        self.seminar = seminar
        self.event = event
        self.summary = summary
        self.rule = rule
        self.due = due
        self.state = state
        self.reason = reason
        self.occurrence = occurrence
        self.person = person
        self.name = name
        self.recipients = recipients
        self.mail = mail
    }
}
