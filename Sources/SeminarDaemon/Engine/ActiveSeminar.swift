import Foundation
import SeminarCore
import StateStore

/// A seminar in force: its checked file, and what is served of it.
package struct ActiveSeminar: Sendable {
    package var seminar: Seminar
    var stored: StoredSeminar
    var stamps: [Identifier: EventStamp]
    /// The public feed, rendered once per change.
    package var feed: PublishedFeed
    /// When something in it is shown no more, without any edit; nil where nothing is.
    var feedStaleAt: Date?
}

/// A feed's bytes with what HTTP says about them.
package struct PublishedFeed: Sendable {
    package var bytes: [UInt8]
    package var lastModified: Date
}
