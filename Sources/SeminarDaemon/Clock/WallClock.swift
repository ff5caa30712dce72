import Dispatch
import Foundation

/// What time it is for the whole service: injected once, at the edge.
package protocol WallClock: Sendable {
    func now() -> Date

    /// When a timer that is to fire at `instant` of this clock fires on the machine's wall clock.
    func deadline(for instant: Date) -> DispatchWallTime

    /// Says what the service will look at next: a simulated clock does not run past it before that is done.
    func holds(at instant: Date?)
}

/// The machine's own clock.
package struct RealClock: WallClock {
    package init() {}

    package func now() -> Date { Date() }

    package func deadline(for instant: Date) -> DispatchWallTime { DispatchWallTime(instant) }

    package func holds(at instant: Date?) {}
}

extension DispatchWallTime {
    /// At that instant of the machine's wall clock, or at once if it has passed.
    init(_ instant: Date) { self = .now() + max(0, instant.timeIntervalSinceNow) }
}
