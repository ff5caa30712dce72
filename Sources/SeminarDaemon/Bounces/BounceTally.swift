/// What was read from the mailbox since the service started, and what keeps it from being read.
package struct BounceTally: Hashable, Sendable {
    /// Reports that a mail of ours came back or is delayed.
    package var recorded = 0
    /// What is no report, or about no mail of ours: absence notices, advertisements, forgeries.
    package var ignored = 0
    package var trouble: String?
}
