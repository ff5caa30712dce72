/// A mail relay that does not take mail as fast as it is configured.
package struct RelayReport: Codable, Equatable, Sendable {
    /// `out of order` is its own trouble, about which a person should do something; `throttled` has asked for time;
    /// `slowed` takes mail again, at a part of the configured pace.
    package var state: String
    @OrNull package var since: String?
    /// With the relay's own words.
    @OrNull package var reason: String?
    /// When one mail tries again.
    @OrNull package var nextAttempt: String?
    /// Which part of the configured rate and connections is used, up to 1.
    package var pace: Double

    package init(
        state: String, since: String? = nil, reason: String? = nil, nextAttempt: String? = nil, pace: Double = 1
    ) {
        self.state = state
        self.since = since
        self.reason = reason
        self.nextAttempt = nextAttempt
        self.pace = pace
    }
}
