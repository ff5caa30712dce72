/// The clock that the service lives by.
package struct ClockReport: Codable, Equatable, Sendable {
    /// The answers' times are relative to this, which may be far from the reader's own now.
    package var now: String
    /// `real` or `simulated`.
    package var kind: String
    /// Simulated seconds a second.
    @OrNull package var speed: Double?

    package init(now: String, kind: String, speed: Double? = nil) {
        self.now = now
        self.kind = kind
        self.speed = speed
    }
}
