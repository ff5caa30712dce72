/// One occurrence of an event.
package struct UpcomingEntry: Codable, Equatable, Sendable {
    package var seminar: String
    package var event: String
    package var summary: String
    /// For days the beginning of the first.
    package var start: String
    /// Exclusive: for days the beginning of the day after the last.
    package var end: String
    package var allDay: Bool
    /// `confirmed`, `tentative` or `cancelled`.
    package var status: String
    @OrNull package var location: String?
    @OrNull package var obligation: String?
    /// How many participants still owe the obligation.
    @OrNull package var owing: Int?
    /// Whether the event has further occurrences that are not in the answer.
    package var continues: Bool

    package init(
        seminar: String, event: String, summary: String, start: String, end: String, allDay: Bool,
        status: String = "confirmed", location: String? = nil, obligation: String? = nil, owing: Int? = nil,
        continues: Bool = false
    ) {
        self.seminar = seminar
        self.event = event
        self.summary = summary
        self.start = start
        self.end = end
        self.allDay = allDay
        self.status = status
        self.location = location
        self.obligation = obligation
        self.owing = owing
        self.continues = continues
    }
}
