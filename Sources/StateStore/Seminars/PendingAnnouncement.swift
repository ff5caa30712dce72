import Foundation
import SeminarCore

/// Changes of a seminar's dates that people are still to be told.
///
/// What is kept is the file as people know it, not the changes: whatever is edited until then, they are told the
/// difference once, and a change that is taken back is none.
package struct PendingAnnouncement: Hashable, Sendable {
    package var seminar: Identifier
    package var file: String
    /// The seminar's file when people last heard of its dates.
    package var knownText: String
    /// When it first differed.
    package var changedAt: Date
    /// When it is told, unless there are further changes by then.
    package var releaseAt: Date

    package init(seminar: Identifier, file: String, knownText: String, changedAt: Date, releaseAt: Date) {
        self.seminar = seminar
        self.file = file
        self.knownText = knownText
        self.changedAt = changedAt
        self.releaseAt = releaseAt
    }
}
