/// The text of one event, checked: of its master, and after it of the instances that are replaced.
///
/// A calendar that follows another one takes from it the texts of the events that have not changed.
package struct EncodedEvent: Sendable {
    package let uid: String
    /// A part of the whole calendar's bytes, which it shares.
    package let text: ArraySlice<UInt8>
    /// What the calendar around it has to explain.
    let zones: ZoneUsage
}

/// A calendar's whole text, and which part of it is which event's.
package struct EncodedCalendar: Sendable {
    package let bytes: [UInt8]
    /// By UID.
    package let events: [EncodedEvent]
}
