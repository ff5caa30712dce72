import SeminarCore
import StateStore

/// A mail of the outbox with what is about to be recorded of it.
struct OutboxStep: Sendable {
    var mail: OutboxMail
    var change: MailChange
    /// The reminders in it, the most urgent first.
    var items: [LedgerEntry]
}
