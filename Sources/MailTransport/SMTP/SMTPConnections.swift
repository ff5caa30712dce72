import Dispatch
import SeminarCore
import Synchronization

/// Several connections to one relay, for as many threads: whoever delivers borrows one and gives it back.
///
/// A connection carries one message after the other, so the rate is the number of connections over four round trips.
package final class SMTPConnections: Transport {
    private struct Idle {
        var connection: SMTPTransport
        var since: ContinuousClock.Instant
    }

    private struct State {
        /// The one used last is at the end.
        var idle: [Idle] = []
        /// Whether somebody will look for what has been idle for too long.
        var isWatched = false
    }

    private let options: SMTPOptions
    private let stopFlag = StopFlag()
    private let vacancies: DispatchSemaphore
    /// The one used last is taken first, so that in quiet times the others are closed.
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "seminard.smtp.idle")

    package init(_ options: SMTPOptions, atMost count: Int) {
        self.options = options
        vacancies = DispatchSemaphore(value: max(1, count))
    }

    package func deliver(_ message: OutgoingMessage) -> DeliveryOutcome { deliver(message) { true } }

    /// Waits for a connection to be free, then delivers over it.
    package func deliver(_ message: OutgoingMessage, once mayBegin: @escaping @Sendable () -> Bool) -> DeliveryOutcome {
        vacancies.wait()
        defer { vacancies.signal() }
        guard !stopFlag.isRaised else {
            return .deferred(reason: "the service stopped before the data was sent", reply: nil)
        }
        let connection =
            state.withLock { $0.idle.popLast()?.connection } ?? SMTPTransport(options, stopFlag: stopFlag)
        defer { giveBack(connection) }
        return connection.deliver(message, once: mayBegin)
    }

    /// Cuts all transfers under way, within a second, and lets none begin.
    package func stop() {
        stopFlag.raise()
    }

    private func giveBack(_ connection: SMTPTransport) {
        let isWatched = state.withLock { state in
            defer { state.isWatched = true }
            state.idle.append(Idle(connection: connection, since: .now))
            return state.isWatched
        }
        if !isWatched { watch(after: options.idleLimit) }
    }

    /// One look when the oldest may have been idle for too long; where nothing is idle nobody looks.
    private func watch(after delay: Duration) {
        let nanoseconds = Int((delay / .nanoseconds(1)).rounded(.up))
        queue.asyncAfter(deadline: .now() + .nanoseconds(nanoseconds)) { @Sendable [weak self] in self?.hangUp() }
    }

    /// Says goodbye to the relay on the connections that have carried nothing for a while; later messages connect anew.
    private func hangUp() {
        let now = ContinuousClock.now
        let (parted, next) = state.withLock { state in
            let parted = state.idle.prefix { $0.since.duration(to: now) >= options.idleLimit }
            state.idle.removeFirst(parted.count)
            state.isWatched = !state.idle.isEmpty
            return (parted, state.idle.first?.since)
        }
        for idle in parted { idle.connection.hangUp() }
        if let next { watch(after: options.idleLimit - next.duration(to: now)) }
    }
}
