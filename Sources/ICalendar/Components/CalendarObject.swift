import CivilTime

/// VCALENDAR (RFC 5545 §3.4, RFC 7986 §4): a feed, or the attachment of a mail.
///
/// It has no UID, though RFC 7986 would allow one: some clients then take all events for one.
package struct CalendarObject: Hashable, Sendable {
    /// Who made it, such as `-//example.org//seminard//EN`.
    package var productIdentifier: String
    /// Only in mail: a feed with a METHOD is taken for a heap of invitations.
    package var method: CalendarMethod?
    package var name: String?
    package var description: String?
    /// Where a client shows times; each timed event has its own zone besides.
    package var zone: Zone?
    /// How often to ask again.
    package var refreshInterval: Duration?
    /// The page for people.
    package var url: String?
    /// The feed's own address.
    package var source: String?
    /// A colour's name in CSS.
    package var color: String?
    /// In any order: they are written by their UIDs, so that moving an event changes no other line.
    package var events: [EventComponent]

    package init(productIdentifier: String, events: [EventComponent] = []) {
        self.productIdentifier = productIdentifier
        self.events = events
    }
}
