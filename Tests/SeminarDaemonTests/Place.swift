import Synchronization

/// A place among the rehearsals that run at once; given back when it goes out of use.
///
/// All tests start together, and each rehearsal has a database open: without a bound they use up the file descriptors
/// below 1024, the last that Foundation can start a program with.
final class Place: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private static let state = Mutex(State(free: 40))

    init() async {
        await withCheckedContinuation { continuation in
            let isFree = Self.state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    deinit {
        let next = Self.state.withLock { state in
            if state.waiting.isEmpty { state.free += 1 }
            return state.waiting.isEmpty ? nil : state.waiting.removeFirst()
        }
        next?.resume()
    }
}
