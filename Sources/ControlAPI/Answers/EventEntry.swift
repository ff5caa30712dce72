/// One event as the seminar's file has it.
package struct EventEntry: Codable, Equatable, Sendable {
    package var seminar: String
    package var event: String
    package var summary: String
    /// As the manual names it: `a day`, `days`, `an appointment`, `a deadline`, `weekly`, …
    package var shape: String
    /// Of the first occurrence.
    @OrNull package var start: String?
    /// Of the first occurrence, exclusive.
    @OrNull package var end: String?
    package var allDay: Bool
    /// The rule, for people.
    @OrNull package var recurrence: String?
    /// The beginning of the next occurrence; null where none is left.
    @OrNull package var next: String?
    /// `confirmed`, `tentative` or `cancelled`.
    package var status: String
    package var audience: String
    @OrNull package var obligation: String?
    /// When a date that is not fixed yet should be.
    @OrNull package var decideBy: String?
    /// The rules in their canonical words.
    package var reminders: [String]
    /// In the calendar; it never changes.
    @OrNull package var uid: String?
    /// In the calendar; it grows with each visible change.
    @OrNull package var sequence: Int?

    package init(
        seminar: String, event: String, summary: String, shape: String, start: String?, end: String?, allDay: Bool,
        recurrence: String? = nil, next: String? = nil, status: String = "confirmed", audience: String = "enrolled",
        obligation: String? = nil, decideBy: String? = nil, reminders: [String] = [], uid: String? = nil,
        sequence: Int? = nil
    ) {
        self.seminar = seminar
        self.event = event
        self.summary = summary
        self.shape = shape
        self.start = start
        self.end = end
        self.allDay = allDay
        self.recurrence = recurrence
        self.next = next
        self.status = status
        self.audience = audience
        self.obligation = obligation
        self.decideBy = decideBy
        self.reminders = reminders
        self.uid = uid
        self.sequence = sequence
    }
}
