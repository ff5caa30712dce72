/// What was read, since the service started, from the mailbox that undeliverable mail comes back to.
package struct BounceMailboxReport: Codable, Equatable, Sendable {
    package var recorded: Int
    /// What was no report, or about no mail of ours.
    package var ignored: Int

    package init(recorded: Int, ignored: Int) {
        self.recorded = recorded
        self.ignored = ignored
    }
}
