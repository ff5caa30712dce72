/// A component that RFC 5545 does not allow, or that clients are known to misread; nothing of the calendar is written
/// then.
package struct InvalidCalendar: Error, Hashable, CustomStringConvertible {
    /// The event that it is about, so that a caller can leave it out; nil for the calendar itself.
    package let uid: String?
    /// What, and the remedy.
    package let reason: String

    package init(uid: String? = nil, reason: String) {
        self.uid = uid
        self.reason = reason
    }

    package var description: String {
        uid.map { "event \"\($0)\": \(reason)" } ?? "calendar: \(reason)"
    }
}
