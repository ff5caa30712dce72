/// Which silences are listed.
package struct SilenceQuestion: Codable, Equatable, Sendable {
    package var seminar: String?
    /// `active`, the default, or `expired`.
    package var state: String?

    package init(seminar: String? = nil, state: String? = nil) {
        self.seminar = seminar
        self.state = state
    }
}
