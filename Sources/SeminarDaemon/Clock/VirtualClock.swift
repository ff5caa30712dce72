import Dispatch
import Foundation
import Synchronization

/// A clock that stands where it was put: `simulate` moves it from one due instant to the next.
package final class VirtualClock: WallClock {
    private let instant: Mutex<Date>

    package init(at start: Date) { instant = Mutex(start) }

    package func now() -> Date { instant.withLock { $0 } }

    /// Time does not run backwards.
    package func move(to later: Date) { instant.withLock { $0 = max($0, later) } }

    package func deadline(for instant: Date) -> DispatchWallTime { .now() }

    package func holds(at instant: Date?) {}
}
