/// Which reminders to list.
package struct ReminderQuestion: Codable, Equatable, Sendable {
    package var seminar: String?
    package var event: String?
    /// One of ``ReminderEntry``'s states.
    package var state: String?

    package init(seminar: String? = nil, event: String? = nil, state: String? = nil) {
        self.seminar = seminar
        self.event = event
        self.state = state
    }
}
