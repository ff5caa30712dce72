/// A silence that was made.
package struct SilenceChange: Codable, Equatable, Sendable {
    package var silence: SilenceEntry
    /// What is so now, as a sentence.
    package var message: String

    package init(silence: SilenceEntry, message: String) {
        self.silence = silence
        self.message = message
    }
}
