import Foundation

/// What the calendar says about the version of an event: kept in the state, moved only by a visible change and then
/// together (RFC 5545 §3.8.7).
package struct EventStamp: Hashable, Sendable, Codable {
    /// SEQUENCE
    package var sequence: Int
    /// DTSTAMP and LAST-MODIFIED, whole seconds.
    package var lastModified: Date
    /// Of the event's visible content.
    package var contentHash: String

    package init(sequence: Int, lastModified: Date, contentHash: String) {
        self.sequence = sequence
        self.lastModified = lastModified
        self.contentHash = contentHash
    }

    /// The stamp of an event whose content hashes to `contentHash` at `now`: the known one, unless it has changed.
    package static func following(_ known: EventStamp?, contentHash: String, at now: Date) -> EventStamp {
        let second = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down))
        guard let known else { return EventStamp(sequence: 0, lastModified: second, contentHash: contentHash) }
        guard known.contentHash != contentHash else { return known }
        return EventStamp(
            sequence: known.sequence + 1, lastModified: max(second, known.lastModified.addingTimeInterval(1)),
            contentHash: contentHash)
    }
}
