import Synchronization

/// Says that there may be something to do; many such words before anyone listens are one.
package final class WakeSignal: Sendable {
    package enum Reason: Sendable {
        /// Lanes have reported, and nothing else is known to have happened.
        case reports
        case anything
    }

    package let wakes: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let pending = Mutex(Reason.reports)

    package init() {
        (wakes, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    package func wake(for reason: Reason = .anything) {
        if reason == .anything { pending.withLock { $0 = .anything } }
        continuation.yield()
    }

    /// What the word was for, asked by whoever has heard it.
    package func takeReason() -> Reason {
        pending.withLock { reason in
            defer { reason = .reports }
            return reason
        }
    }
}
