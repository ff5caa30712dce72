import Dispatch
import Foundation
import Synchronization

@testable import SeminarDaemon

/// A machine whose clock can be set wrong while time itself goes on.
final class Machine: WallClock {
    let time: VirtualClock
    private let error = Mutex<TimeInterval>(0)

    init(_ time: VirtualClock) { self.time = time }

    func now() -> Date { time.now().addingTimeInterval(error.withLock { $0 }) }
    func deadline(for instant: Date) -> DispatchWallTime { .now() }
    func holds(at instant: Date?) {}

    func set(ahead seconds: TimeInterval) { error.withLock { $0 = seconds } }

    var guarded: GuardedClock {
        GuardedClock(self, elapsed: { [time] in time.now().timeIntervalSinceReferenceDate })
    }
}
