import Dispatch
import Synchronization

/// A transaction that is being written on another thread.
final class PendingCommit<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let hasEnded = DispatchSemaphore(value: 0)

    func end(with result: Result<Value, any Error>) {
        self.result.withLock { $0 = result }
        hasEnded.signal()
    }

    /// Waits until it is on the disk, or has failed; to be asked once.
    func value() throws -> Value {
        hasEnded.wait()
        guard let result = result.withLock({ $0 }) else { preconditionFailure("a commit ended without a result") }
        return try result.get()
    }
}
