import Foundation

/// A change of one event's dates that somebody is to be told later than the others, or alone.
///
/// Like an announcement it keeps what is known, not the change: when it is told, the difference counts.
package struct HeldNotice: Hashable, Sendable {
    package var seminar: Identifier
    package var event: Identifier
    /// Nil for everybody whom the change concerns.
    package var person: PersonID?
    package var file: String
    /// The seminar's file as they know it.
    package var knownText: String
    /// Until when they know that they have more time; nil where they know of none.
    package var knownExtension: AnchorPoint?
    /// Since when it differs.
    package var changedAt: Date
    package var releaseAt: Date
    /// Why it waits, in words.
    package var reason: String

    package init(
        seminar: Identifier, event: Identifier, person: PersonID? = nil, file: String, knownText: String,
        knownExtension: AnchorPoint? = nil, changedAt: Date, releaseAt: Date, reason: String
    ) {
        self.seminar = seminar
        self.event = event
        self.person = person
        self.file = file
        self.knownText = knownText
        self.knownExtension = knownExtension
        self.changedAt = changedAt
        self.releaseAt = releaseAt
        self.reason = reason
    }
}
