import Foundation
import SeminarCore

/// What a restored state cannot know: what was sent between its backup and its start.
///
/// All of this fell due by the end of that time and may have gone out from the state that was lost; none of it goes out
/// again before a person says so.
package struct RestoreGap: Hashable, Sendable {
    /// When the backup was made.
    package var since: Date
    /// When the service first started on it; inclusive.
    package var until: Date
    /// Reminders that are in no mail yet, the earliest due first.
    package var reminders: [LedgerEntry]
    /// Mails that had no final state, the oldest first.
    package var mails: [ListedMail]
    /// Changed dates that the backup does not know to have been told.
    package var announcements: [PendingAnnouncement]
    /// Those that some people are told later or alone.
    package var heldNotices: [HeldNotice]

    /// The seminars whose dates those are.
    package var notices: [Identifier] {
        Set(announcements.map(\.seminar)).union(heldNotices.map(\.seminar)).sorted()
    }

    package var count: Int { reminders.count + mails.count + notices.count }
}
