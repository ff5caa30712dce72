import CivilTime

/// One entry of a seminar's timeline.
package struct Event: Hashable, Sendable {
    /// With the seminar's id it makes the UID, and so it never changes.
    package var id: Identifier
    package var summary: String
    package var description: String?
    package var location: String?
    package var url: String?
    /// A link to join by.
    package var conference: String?
    package var categories: [String]
    package var audience: Audience
    package var isCancelled: Bool
    /// 1 is the highest, 9 the lowest, 0 or nil none (RFC 5545 §3.8.1.9).
    package var priority: Int?
    /// A CSS colour name (RFC 7986 §5.9).
    package var color: String?
    /// What each participant owes by this event; done, its reminders stop.
    package var obligation: Identifier?
    package var schedule: Schedule
    /// The event's own, or the seminar's or the built-in defaults for its shape.
    package var reminders: [ReminderRule]

    package init(
        id: Identifier, summary: String, description: String? = nil, location: String? = nil, url: String? = nil,
        conference: String? = nil, categories: [String] = [], audience: Audience = .enrolled, isCancelled: Bool = false,
        priority: Int? = nil, color: String? = nil, obligation: Identifier? = nil, schedule: Schedule,
        reminders: [ReminderRule] = []
    ) {
        self.id = id
        self.summary = summary
        self.description = description
        self.location = location
        self.url = url
        self.conference = conference
        self.categories = categories
        self.audience = audience
        self.isCancelled = isCancelled
        self.priority = priority
        self.color = color
        self.obligation = obligation
        self.schedule = schedule
        self.reminders = reminders
    }
}

/// Whom an event concerns.
package enum Audience: String, CaseIterable, Hashable, Sendable, Codable {
    /// Participants who have not left.
    case enrolled
    /// These and the organisers.
    case all
    /// The organisers alone: not in the public feed, page or export.
    case organisers
}
