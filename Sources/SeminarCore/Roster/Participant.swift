import Foundation

/// A person of a seminar's roster as it stands: the file's row with the organisers' commands laid over it.
package struct Participant: Hashable, Sendable, Codable {
    package var person: PersonID
    package var name: String
    package var email: EmailAddress
    /// Nil means the seminar's language.
    package var language: Language?
    package var paper: String?
    package var talk: String?
    package var tags: [String]
    /// Since when the person is owed anything: nothing from before is sent.
    package var enrolledAt: Date
    /// When the person left: nothing is sent from then on.
    package var leftAt: Date?
    /// When the person asked for no more reminders.
    package var optedOutAt: Date?
    /// What the person has handed in.
    package var done: Set<Identifier>
    /// Until when the person may do it who was given more time, by event.
    package var extensions: [Identifier: AnchorPoint]

    package init(
        person: PersonID, name: String, email: EmailAddress, language: Language? = nil, paper: String? = nil,
        talk: String? = nil, tags: [String] = [], enrolledAt: Date, leftAt: Date? = nil, optedOutAt: Date? = nil,
        done: Set<Identifier> = [], extensions: [Identifier: AnchorPoint] = [:]
    ) {
        self.extensions = extensions
        self.person = person
        self.name = name
        self.email = email
        self.language = language
        self.paper = paper
        self.talk = talk
        self.tags = tags
        self.enrolledAt = enrolledAt
        self.leftAt = leftAt
        self.optedOutAt = optedOutAt
        self.done = done
    }

    package var isEnrolled: Bool { leftAt == nil }

    package func owes(_ obligation: Identifier) -> Bool { isEnrolled && !done.contains(obligation) }
}
