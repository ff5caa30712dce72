/// What is held for a while, or was.
package struct SilenceEntry: Codable, Equatable, Sendable {
    package var id: Int64
    package var seminar: String
    /// Null for all events.
    @OrNull package var event: String?
    /// Null for everybody.
    @OrNull package var person: String?
    @OrNull package var name: String?
    package var until: String
    package var reason: String
    /// The account that made it.
    package var createdBy: String
    package var createdAt: String
    /// `active` or `expired`.
    package var state: String

    package init(
        id: Int64, seminar: String, event: String? = nil, person: String? = nil, name: String? = nil, until: String,
        reason: String, createdBy: String, createdAt: String, state: String
    ) {
        self.id = id
        self.seminar = seminar
        self.event = event
        self.person = person
        self.name = name
        self.until = until
        self.reason = reason
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.state = state
    }
}
