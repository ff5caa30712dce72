/// What one tick has to decide about in one seminar.
package struct TickAgenda: Hashable, Sendable {
    package var seminar: Identifier
    /// What has fallen due or was held until now, for each whom it concerns.
    package var reminders: [DueReminder]
    /// Entries that were held and by now stand for nothing in the timeline or roster.
    package var gone: [LedgerEntry]
    /// Where each rule that fell due stands then.
    package var advances: [TickPlan.Advance]

    package init(
        seminar: Identifier, reminders: [DueReminder] = [], gone: [LedgerEntry] = [], advances: [TickPlan.Advance] = []
    ) {
        self.seminar = seminar
        self.reminders = reminders
        self.gone = gone
        self.advances = advances
    }

    /// Under which the ledger may have something about them.
    package var keys: [ReminderKey] { reminders.flatMap { $0.keys(in: seminar) } }
}
