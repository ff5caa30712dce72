/// That somebody has more time for an event than the others.
package struct ExtensionEntry: Codable, Equatable, Sendable {
    package var event: String
    /// A day, or a moment on the seminar's wall clock.
    package var until: String

    package init(event: String, until: String) {
        self.event = event
        self.until = until
    }
}
