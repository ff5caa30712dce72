/// What makes two reminders the same one, so that it is sent once: moving an event changes `occurrence` and owes a new
/// reminder, fixing a typo changes nothing.
package struct ReminderKey: Hashable, Sendable, Comparable, Codable {
    package var seminar: Identifier
    package var event: Identifier
    /// The civil day or wall time that the rule counts from.
    package var occurrence: String
    /// The rule's `identity`.
    package var rule: String
    package var person: PersonID

    package init(seminar: Identifier, event: Identifier, occurrence: String, rule: String, person: PersonID) {
        self.seminar = seminar
        self.event = event
        self.occurrence = occurrence
        self.rule = rule
        self.person = person
    }

    /// What begins the `rule` of what tells of a change and reminds of nothing.
    package static let noticeOf = "notice: "

    package var isNotice: Bool { rule.hasPrefix(Self.noticeOf) }

    /// One line, stable; what Message-IDs are hashed from.
    package var canonicalForm: String {
        [seminar.text, event.text, occurrence, rule, person.text].joined(separator: "\u{1F}")
    }

    package static func < (one: ReminderKey, other: ReminderKey) -> Bool { one.canonicalForm < other.canonicalForm }
}
