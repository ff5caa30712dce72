import Foundation

/// That the machine's wall clock went forward by more than has passed.
package struct ClockJump: Hashable, Sendable {
    /// Seconds by which it was ahead when that was noticed.
    package var by: TimeInterval
    /// What it would have been at that moment.
    package var noticedAt: Date

    package init(by seconds: TimeInterval, noticedAt: Date) {
        self.by = seconds
        self.noticedAt = noticedAt
    }
}
