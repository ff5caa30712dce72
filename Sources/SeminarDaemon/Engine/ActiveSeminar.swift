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
    /// Why the feed is not of this text but an earlier one; nil where it is.
    var feedFault: String?
    /// When something in it is shown no more, without any edit; nil where nothing is.
    var feedStaleAt: Date?
}

/// A feed's bytes with what HTTP says about them.
package struct PublishedFeed: Sendable {
    /// What the bytes are made of; nil where there are none yet, and the server says that it has a fault.
    var text: SeminarFeed?
    package var lastModified: Date
    /// Of the bytes, as the state has it; nil where there are none yet.
    var hash: String?

    package var bytes: [UInt8] { text?.bytes ?? [] }
}
