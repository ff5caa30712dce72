/// One seminar in force, or one that could not be.
package struct SeminarReport: Codable, Equatable, Sendable {
    package var id: String
    package var title: String
    package var events: Int
    /// Those who have not left.
    package var participants: Int
    package var file: String
    @OrNull package var activatedAt: String?
    /// Why the file as it is now is not in force; the last good one is.
    @OrNull package var problem: String?

    package init(
        id: String, title: String, events: Int, participants: Int, file: String, activatedAt: String?,
        problem: String? = nil
    ) {
        self.id = id
        self.title = title
        self.events = events
        self.participants = participants
        self.file = file
        self.activatedAt = activatedAt
        self.problem = problem
    }
}
