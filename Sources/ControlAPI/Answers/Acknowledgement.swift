/// That a command was carried out.
package struct Acknowledgement: Codable, Equatable, Sendable {
    /// False where it was so already.
    package var changed: Bool
    /// What is so now, as a sentence.
    package var message: String

    package init(changed: Bool, message: String) {
        self.changed = changed
        self.message = message
    }
}
