/// A change of a date that its audience is told.
package struct EventChange: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case moved, cancelled
        /// The days of an event that was not fixed yet.
        case decided
        /// Cancelled before, and now not.
        case revived
        /// Added after the seminar was first announced.
        case added
    }

    package var kind: Kind
    /// As it is now, or was last.
    package var event: Event
    /// When it was; nil where it was nowhere.
    package var before: Schedule?

    package init(_ kind: Kind, _ event: Event, before: Schedule? = nil) {
        self.kind = kind
        self.event = event
        self.before = before
    }
}
