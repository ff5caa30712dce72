import CivilTime
import Foundation

/// The next moment at which a rule falls due: one per rule, whoever the recipients will be, and one for each person who
/// has a date of their own.
package struct PlannedReminder: Hashable, Sendable {
    package var event: Identifier
    /// The rule's `identity`.
    package var rule: String
    /// What it counts from.
    package var anchor: AnchorPoint
    /// When it is looked at: its nominal moment, or just before quiet hours that would outlast its use.
    package var due: Date
    /// The first instant at which it is no longer worth sending.
    package var usefulUntil: Date
    /// Whose own date it counts from; nil for everybody's.
    package var person: PersonID?

    package init(
        event: Identifier, rule: String, anchor: AnchorPoint, due: Date, usefulUntil: Date, person: PersonID? = nil
    ) {
        self.person = person
        self.event = event
        self.rule = rule
        self.anchor = anchor
        self.due = due
        self.usefulUntil = usefulUntil
    }

    package func key(in seminar: Identifier, for person: PersonID) -> ReminderKey {
        // A welcome counts from nothing: it is the same one also for whoever leaves and comes back.
        if isWelcome { return Welcome.key(of: person, in: seminar) }
        return ReminderKey(seminar: seminar, event: event, occurrence: anchor.description, rule: rule, person: person)
    }
}
