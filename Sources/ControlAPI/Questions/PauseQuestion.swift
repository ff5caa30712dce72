/// Holds all mail until `resume`.
package struct PauseQuestion: Codable, Equatable, Sendable {
    package var reason: String?

    package init(reason: String? = nil) {
        self.reason = reason
    }
}
