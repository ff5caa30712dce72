import Foundation
import SeminarCore

/// What is to be recorded of a mail: that it is about to be sent, what came of it, or that it waits or ended.
package struct MailChange: Hashable, Sendable {
    package var id: Int64
    package var progress: DeliveryProgress
    /// Kept unless the mail has something that may have arrived: every attempt sends the bytes of that.
    package var rendered: RenderedMail?
    /// Reminders that the mail no longer carries, as they were no longer owed when it was written: what became of them.
    package var dropped: [LedgerEntry]
    /// Why each of the reminders in a mail that ends is not sent, where the mail was given up for what became of them.
    package var reasons: [ReminderKey: String] = [:]
    /// What a notice was to tell that ends, to be told anew.
    package var recalled: [HeldNotice] = []
    /// What takes the place of a mail that ends.
    package var replacement: MailReplacement?
    /// What the attempt told about the address.
    package var mark: AddressMark?
    /// When the change came about; in a final state, when the mail was finished.
    package var at: Date

    package init(
        id: Int64, progress: DeliveryProgress, rendered: RenderedMail? = nil, dropped: [LedgerEntry] = [],
        mark: AddressMark? = nil, at: Date
    ) {
        self.id = id
        self.progress = progress
        self.rendered = rendered
        self.dropped = dropped
        self.mark = mark
        self.at = at
    }
}
