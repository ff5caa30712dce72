import Foundation

/// A person of a seminar's roster as it stands: the file's row with the organisers' commands laid over it.
package struct Participant: Hashable, Sendable, Codable {
    package var person: PersonID
    /// Under what else something may be kept about the person: other rows with this address, and what the row was
    /// called before. See ``keys``.
    package var otherKeys: [PersonID]
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
        person: PersonID, otherKeys: [PersonID] = [], name: String, email: EmailAddress, language: Language? = nil,
        paper: String? = nil,
        talk: String? = nil, tags: [String] = [], enrolledAt: Date, leftAt: Date? = nil, optedOutAt: Date? = nil,
        done: Set<Identifier> = [], extensions: [Identifier: AnchorPoint] = [:]
    ) {
        self.extensions = extensions
        self.person = person
        self.otherKeys = otherKeys
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

    /// All under which the state may have something about the person: what is kept under any of them is the person's.
    ///
    /// A row is known by its id, else by its address; rows with one address are one person. Rows come to share an
    /// address (somebody added by hand is imported with an id, an address is corrected) and may part again. So nothing
    /// is moved when they join: what was sent, held, silenced or asked for under any key counts for the person; what is
    /// said of the person from then on is said of every row, and what is decided is kept under ``person``. A row that
    /// parts takes with it what was said of it, and leaves what was decided.
    package var keys: [PersonID] { [person] + otherKeys }

    package var isEnrolled: Bool { leftAt == nil }

    package func owes(_ obligation: Identifier) -> Bool { isEnrolled && !done.contains(obligation) }
}
