import Dispatch
import Foundation
import SeminarCore

/// What time it is for the whole service: injected once, at the edge.
package protocol WallClock: Sendable {
    func now() -> Date

    /// When a timer that is to fire at `instant` of this clock fires on the machine's wall clock.
    func deadline(for instant: Date) -> DispatchWallTime

    /// Says what the service will look at next: a simulated clock does not run past it before that is done.
    func holds(at instant: Date?)

    /// Why the machine's clock is not believed; `now` is then what it would be. Nil where it is.
    var jump: ClockJump? { get }

    /// What the state knows from before the process started: a jump that nobody has looked at yet, and until when the
    /// clock had come.
    func restore(_ jump: ClockJump?, lastInstant: Date?)

    /// Somebody has looked: the machine's clock is right, whatever it did.
    func accept()
}

extension WallClock {
    package var jump: ClockJump? { nil }
    package func restore(_ jump: ClockJump?, lastInstant: Date?) {}
    package func accept() {}
}

/// The machine's own clock, as it is; the service reads it through a ``GuardedClock``.
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
