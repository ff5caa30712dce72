/// Sends mail again.
package struct ResumeQuestion: Codable, Equatable, Sendable {
    /// What becomes of what fell due between a backup and the start after its restore.
    package enum Gap: String, Codable, Sendable {
        /// It counts as sent.
        case skip
        /// What is still useful goes out, though it may have been sent before.
        case send
    }

    /// Nil where no backup has been restored.
    package var gap: Gap?

    package init(gap: Gap? = nil) {
        self.gap = gap
    }
}
