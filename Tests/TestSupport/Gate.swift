import Dispatch
import Synchronization

/// Holds threads until it is opened, for good.
final class Gate: Sendable {
    private let group = DispatchGroup()
    private let isOpen = Mutex(false)

    init() {
        group.enter()
    }

    func wait() {
        group.wait()
    }

    func open() {
        isOpen.withLock { isOpen in
            if !isOpen { group.leave() }
            isOpen = true
        }
    }
}
