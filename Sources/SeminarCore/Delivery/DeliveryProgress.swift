import Foundation

/// How far a mail has come: its state, what it cost, and what is next.
package struct DeliveryProgress: Hashable, Sendable {
    package var state: DeliveryState
    /// Tries that the relay answered or that broke off; the relay's own trouble counts none.
    package var attempts: Int
    /// When it is looked at again; nil in a final state and while it is being sent.
    package var nextAttempt: Date?
    /// The server's last reply, as it came.
    package var reply: String?
    /// Why it is in this state, in words.
    package var reason: String?

    package init(
        state: DeliveryState, attempts: Int = 0, nextAttempt: Date? = nil, reply: String? = nil, reason: String? = nil
    ) {
        self.state = state
        self.attempts = attempts
        self.nextAttempt = nextAttempt
        self.reply = reply
        self.reason = reason
    }

    /// A mail that waits for its first attempt.
    package static func queued(at now: Date) -> DeliveryProgress { DeliveryProgress(state: .queued, nextAttempt: now) }

    /// A transfer is about to start.
    package func sending() -> DeliveryProgress {
        DeliveryProgress(state: .sending, attempts: attempts, reply: reply, reason: reason)
    }

    /// The process ended while this was being sent: nobody knows whether it arrived.
    package func interrupted(at now: Date) -> DeliveryProgress {
        DeliveryProgress(
            state: .uncertain, attempts: attempts + 1, nextAttempt: now, reply: reply,
            reason: "the service stopped while this was being sent; it may have arrived")
    }

    /// Given up, as `state`, for `reason`.
    package func ended(_ state: DeliveryState, because reason: String) -> DeliveryProgress {
        DeliveryProgress(state: state, attempts: attempts, reply: reply, reason: reason)
    }

    /// Waits until `instant`, for `reason`.
    package func held(until instant: Date, because reason: String) -> DeliveryProgress {
        DeliveryProgress(state: .held, attempts: attempts, nextAttempt: instant, reply: reply, reason: reason)
    }
}

extension DeliveryProgress {
    /// What an attempt's outcome makes of it.
    ///
    /// - Parameter jitter: in 0..<1, from the caller: it only ever adds to a delay.
    package func following(
        _ outcome: DeliveryOutcome, at now: Date, retry: RetryPolicy, jitter: Double
    ) -> DeliveryProgress {
        switch outcome {
        case .accepted(let reply):
            return DeliveryProgress(state: .accepted, attempts: attempts + 1, reply: reply?.description)
        case .rejected(let reason, let reply, _):
            return DeliveryProgress(
                state: .rejected, attempts: attempts + 1, reply: reply?.description, reason: reason)
        case .deferred(let reason, let reply):
            return again(.deferred, at: now, retry, jitter, reply: reply?.description, reason: reason)
        case .uncertain(let reason):
            return again(.uncertain, at: now, retry, jitter, reply: nil, reason: reason)
        case .relayUnavailable(let reason, let reply, _):
            // An uncertain mail stays uncertain: that nobody answers now does not say that it did not arrive then.
            return DeliveryProgress(
                state: state == .uncertain ? .uncertain : .deferred, attempts: attempts,
                nextAttempt: now.addingTimeInterval(retry.delay(afterAttempt: 1, jitter: jitter)),
                reply: reply?.description, reason: reason)
        }
    }

    private func again(
        _ state: DeliveryState, at now: Date, _ retry: RetryPolicy, _ jitter: Double, reply: String?, reason: String
    ) -> DeliveryProgress {
        let delay = retry.delay(afterAttempt: attempts + 1, jitter: jitter)
        return DeliveryProgress(
            state: state, attempts: attempts + 1, nextAttempt: now.addingTimeInterval(delay), reply: reply,
            reason: reason)
    }

    /// At the end of its use a mail is looked at once more, to be given up and reported in time.
    package func lookedAt(noLaterThan usefulUntil: Date, at now: Date) -> DeliveryProgress {
        var progress = self
        progress.nextAttempt = nextAttempt.map { min($0, max(usefulUntil, now)) }
        return progress
    }
}
