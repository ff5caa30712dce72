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

extension HeldNotice {
    /// Why what was edited just now is not told yet.
    package static let waitsForChanges = "waits for further changes"

    /// The same, told against what was known earlier of both.
    package func counting(from other: HeldNotice) -> HeldNotice {
        guard other.changedAt < changedAt else { return self }
        var notice = self
        (notice.file, notice.knownText) = (other.file, other.knownText)
        (notice.knownExtension, notice.changedAt) = (other.knownExtension, other.changedAt)
        return notice
    }

    /// Whether both are about the same event and person.
    package func isAbout(theSameAs other: HeldNotice) -> Bool { (event, person) == (other.event, other.person) }
}
