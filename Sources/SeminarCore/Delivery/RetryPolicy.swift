import Foundation

/// How long to wait before the next try: 1, 5, 15, 30 and 60 minutes, then every hour (RFC 5321 §4.5.4.1 asks for
/// patience; a reminder's own end of usefulness ends the row).
package struct RetryPolicy: Hashable, Sendable {
    /// Minutes after the first, second, … attempt; the last is repeated.
    package var minutes: [Int]
    /// The share of a delay that jitter may add.
    package var spread: Double

    package init(minutes: [Int] = [1, 5, 15, 30, 60], spread: Double = 0.2) {
        self.minutes = minutes
        self.spread = spread
    }

    /// Seconds; `attempt` counts from 1, `jitter` is in 0..<1.
    package func delay(afterAttempt attempt: Int, jitter: Double) -> TimeInterval {
        guard let last = minutes.last else { return 60 }
        let base = attempt <= minutes.count ? minutes[max(attempt, 1) - 1] : last
        return Double(base) * 60 * (1 + spread * min(max(jitter, 0), 1))
    }
}
