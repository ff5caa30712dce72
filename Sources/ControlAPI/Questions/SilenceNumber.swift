/// One silence.
package struct SilenceNumber: Codable, Equatable, Sendable {
    /// As it was typed.
    package var id: String

    package init(id: String) {
        self.id = id
    }
}
