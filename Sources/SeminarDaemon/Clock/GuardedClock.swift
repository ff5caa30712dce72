import Dispatch
import Foundation
import Glibc
import SeminarCore
import Synchronization

/// The machine's clock, watched: a wall clock that goes forward by over an hour more than has passed is not believed
/// until somebody says that it is right.
///
/// What has passed is what CLOCK_BOOTTIME counts, sleep included: to have slept is to be late. Every reading is a
/// comparison, so nothing is ever decided by a time that was not compared. Until `accept` the clock goes on from where
/// it was, so that nothing is recorded in a future that may be none. How long the service was down nobody can tell
/// from a jump; that is lateness too.
package final class GuardedClock: WallClock {
    /// Readings of both clocks, at one moment.
    private struct Reading {
        var wall: Date
        var elapsed: TimeInterval
    }

    private struct State {
        /// Nil as long as there is nothing to compare with.
        var last: Reading?
        /// What the clock must show before there is: one that starts far behind is certainly wrong, and to be set right
        /// is no jump.
        var floor = Date.distantPast
        var jump: ClockJump?
    }

    /// More than any correction that a machine's time service makes without being told to.
    static let tolerance: TimeInterval = 60 * 60

    private let wall: any WallClock
    private let elapsed: @Sendable () -> TimeInterval
    private let state: Mutex<State>

    /// - Parameter elapsed: seconds on a clock that nobody sets.
    package init(
        _ wall: any WallClock = RealClock(), elapsed: @escaping @Sendable () -> TimeInterval = GuardedClock.sinceBoot
    ) {
        self.wall = wall
        self.elapsed = elapsed
        state = Mutex(State())
    }

    package func now() -> Date { state.withLock { now(&$0) } }

    package var jump: ClockJump? {
        state.withLock { state in
            _ = now(&state)
            return state.jump
        }
    }

    /// Whatever the machine's clock shows then: the timer fires after as much time as is missing now.
    package func deadline(for instant: Date) -> DispatchWallTime {
        let ahead = instant.timeIntervalSince(now())
        return wall.deadline(for: wall.now().addingTimeInterval(ahead))
    }

    package func holds(at instant: Date?) { wall.holds(at: instant) }

    /// If the clock has been set back since, it is as good as it was; that a person looks was promised nonetheless.
    package func restore(_ jump: ClockJump?, lastInstant: Date?) {
        state.withLock { state in
            guard let jump else {
                state = State(floor: lastInstant ?? .distantPast)
                return
            }
            let shown = reading()
            let believed = shown.wall.addingTimeInterval(-jump.by)
            let isStillAhead = lastInstant.map { $0 <= believed } ?? true
            state = State(
                last: Reading(wall: isStillAhead ? believed : shown.wall, elapsed: shown.elapsed), jump: jump)
        }
    }

    package func accept() {
        state.withLock { $0 = State(last: reading()) }
    }

    private func reading() -> Reading { Reading(wall: wall.now(), elapsed: elapsed()) }

    private func now(_ state: inout State) -> Date {
        let shown = reading()
        guard let last = state.last else {
            if shown.wall >= state.floor { state.last = shown }
            return shown.wall
        }
        let expected = last.wall.addingTimeInterval(shown.elapsed - last.elapsed)
        guard state.jump == nil else { return expected }
        let ahead = shown.wall.timeIntervalSince(expected)
        if ahead > Self.tolerance {
            state.jump = ClockJump(by: ahead, noticedAt: expected)
            return expected
        }
        // A clock that goes back is believed: what the state has seen already holds the mail then, and one that comes
        // back from there is no jump, as long as it does not pass where it would have been.
        if ahead > -Self.tolerance { state.last = shown }
        return shown.wall
    }

    /// What CLOCK_BOOTTIME shows: it counts sleep, and nobody sets it.
    package static let sinceBoot: @Sendable () -> TimeInterval = {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return TimeInterval(time.tv_sec) + TimeInterval(time.tv_nsec) / 1e9
    }
}
