import CivilTime

/// A change of a date or place that its audience is told.
package struct EventChange: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case moved, cancelled
        /// The days of an event that was not fixed yet.
        case decided
        /// Cancelled before, and now not.
        case revived
        /// Added after the seminar was first announced.
        case added
        /// At the same time in another place.
        case relocated
    }

    package var kind: Kind
    /// As it is now, or was last.
    package var event: Event
    /// Whom it is news for: the event's audience, but for what some can no longer see, or only now.
    package var audience: Audience
    /// When it was; nil where it was nowhere.
    package var before: Schedule?
    /// In which zone that was; nil where it is the seminar's still.
    package var zoneBefore: Zone?
    /// Where it was; nil where it still is.
    package var placeBefore: Place?
    /// Of what repeats, which one has changed.
    package var occurrence: OccurrenceChange?
    /// It is the date of one person alone.
    package var isPersonal = false

    package init(
        _ kind: Kind, _ event: Event, before: Schedule? = nil, placeBefore: Place? = nil,
        occurrence: OccurrenceChange? = nil
    ) {
        self.kind = kind
        self.event = event
        audience = event.audience
        self.before = before
        self.placeBefore = placeBefore
        self.occurrence = occurrence
    }
}

/// What became of an occurrence.
package struct OccurrenceChange: Hashable, Sendable {
    /// Nil for an additional one.
    package var before: Occurrence?
    /// Nil for one that is gone.
    package var after: Occurrence?
    /// Whether nothing else of the event has changed; else it is the first that has.
    package var isOnly: Bool

    package init(before: Occurrence?, after: Occurrence?, isOnly: Bool) {
        self.before = before
        self.after = after
        self.isOnly = isOnly
    }
}
