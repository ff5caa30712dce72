import Synchronization

/// What a program has done so far, a line each in order of arrival: tests wait for lines where they would otherwise sleep.
final class EventLog: Sendable {
    /// The program has ended and what was waited for did not happen.
    struct Ended: Error, CustomStringConvertible {
        var status: Int32
        var lines: [String]
        var description: String { "the program ended with \(status) after:\n" + lines.joined(separator: "\n") }
    }

    private struct State {
        var lines: [String] = []
        var status: Int32?
        var waiting: [@Sendable (State) -> Bool] = []
    }

    private let state = Mutex(State())

    var lines: [String] { state.withLock { $0.lines } }

    func add(_ line: String) {
        update { $0.lines.append(line) }
    }

    func end(_ status: Int32) {
        update { $0.status = status }
    }

    /// Returns as soon as `isMet` holds of all lines so far; throws if the program ends before.
    func wait(until isMet: @escaping @Sendable ([String]) -> Bool) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            wait { state in
                if isMet(state.lines) {
                    continuation.resume()
                } else if let status = state.status {
                    continuation.resume(throwing: Ended(status: status, lines: state.lines))
                } else {
                    return false
                }
                return true
            }
        }
    }

    /// Returns as soon as so many lines have a text in them; looks at each once, as there may be thousands.
    func wait(for count: Int, linesWith text: String) async throws {
        let tally = Tally()
        try await wait { lines in tally.add(lines, with: text) >= count }
    }

    /// Returns the exit status once the program has ended; 9 for one that was killed, as Foundation says it.
    func ended() async -> Int32 {
        await withCheckedContinuation { continuation in
            wait { state in
                guard let status = state.status else { return false }
                continuation.resume(returning: status)
                return true
            }
        }
    }

    private func wait(for step: @escaping @Sendable (State) -> Bool) {
        state.withLock { state in
            if !step(state) { state.waiting.append(step) }
        }
    }

    private func update(_ change: (inout sending State) -> Void) {
        state.withLock { state in
            change(&state)
            let seen = state
            state.waiting.removeAll { $0(seen) }
        }
    }
}

/// How many lines of a growing list have a text in them.
private final class Tally: Sendable {
    private let seen = Mutex((lines: 0, found: 0))

    func add(_ lines: [String], with text: String) -> Int {
        seen.withLock { seen in
            seen.found += lines[seen.lines...].count { $0.contains(text) }
            seen.lines = lines.count
            return seen.found
        }
    }
}
