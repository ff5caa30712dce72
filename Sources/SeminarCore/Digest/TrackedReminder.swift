/// An entry of the ledger with the mail of the outbox that carries it, where one does.
package struct TrackedReminder: Hashable, Sendable {
    package var entry: LedgerEntry
    /// Without its bytes.
    package var mail: OutboxMail?

    package init(entry: LedgerEntry, mail: OutboxMail?) {
        self.entry = entry
        self.mail = mail
    }
}
