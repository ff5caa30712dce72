import Dispatch
import Foundation
import Synchronization

/// A clock that starts at an instant of its own and runs faster than the machine's.
///
/// At 86,400 times the speed a millisecond is more than a minute, so a busy moment would make the service look late.
/// Therefore it stands still at the next due instant until the service has done what is due there and says so; and at
/// its start until the service is up, which may take as long as days of this clock.
package final class SimulatedClock: WallClock {
    private struct State {
        /// This clock showed `simulated` when the machine's monotonic clock showed `elapsed`.
        var simulated: Date
        var elapsed: ContinuousClock.Instant
        var barrier: Date?
    }

    package let speed: Double
    private let state: Mutex<State>

    package init(start: Date, speed: Double) {
        self.speed = speed
        state = Mutex(State(simulated: start, elapsed: .now, barrier: start))
    }

    package func now() -> Date { state.withLock { now($0, at: .now) } }

    package func deadline(for instant: Date) -> DispatchWallTime {
        let ahead = max(0, instant.timeIntervalSince(now()) / speed)
        return DispatchWallTime(Date().addingTimeInterval(ahead))
    }

    package func holds(at instant: Date?) {
        state.withLock { state in
            let elapsed = ContinuousClock.Instant.now
            state.simulated = now(state, at: elapsed)
            state.elapsed = elapsed
            state.barrier = instant
        }
    }

    private func now(_ state: State, at elapsed: ContinuousClock.Instant) -> Date {
        let passed = (elapsed - state.elapsed) / .seconds(1) * speed
        let running = state.simulated.addingTimeInterval(passed)
        guard let barrier = state.barrier else { return running }
        return min(running, max(barrier, state.simulated))
    }
}
