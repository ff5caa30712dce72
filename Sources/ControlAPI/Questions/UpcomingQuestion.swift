/// What comes, of one seminar or of all.
package struct UpcomingQuestion: Codable, Equatable, Sendable {
    package var seminar: String?
    /// All that begins within so many days, or `all`; nil is all of it, but of what repeats the next occurrences.
    package var days: String?

    package init(seminar: String? = nil, days: String? = nil) {
        self.seminar = seminar
        self.days = days
    }
}
