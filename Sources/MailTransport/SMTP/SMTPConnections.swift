import Dispatch
import SeminarCore
import Synchronization

/// Several connections to one relay, for as many threads: whoever delivers borrows one and gives it back.
///
/// A connection carries one message after the other, so the rate is the number of connections over four round trips.
package final class SMTPConnections: Transport {
    private let options: SMTPOptions
    private let stopFlag = StopFlag()
    private let vacancies: DispatchSemaphore
    /// The one used last is taken first, so that in quiet times the others are closed by the relay.
    private let idle = Mutex<[SMTPTransport]>([])

    package init(_ options: SMTPOptions, atMost count: Int) {
        self.options = options
        vacancies = DispatchSemaphore(value: max(1, count))
    }

    /// Waits for a connection to be free, then delivers over it.
    package func deliver(_ message: OutgoingMessage) -> DeliveryOutcome {
        vacancies.wait()
        defer { vacancies.signal() }
        guard !stopFlag.isRaised else {
            return .deferred(reason: "the service stopped before the data was sent", reply: nil)
        }
        let connection = idle.withLock { $0.popLast() } ?? SMTPTransport(options, stopFlag: stopFlag)
        defer { idle.withLock { $0.append(connection) } }
        return connection.deliver(message)
    }

    /// Cuts all transfers under way, within a second, and lets none begin.
    package func stop() {
        stopFlag.raise()
    }

    /// Says goodbye to the relay on all connections that carry nothing; later messages connect anew.
    package func hangUp() {
        let parted = idle.withLock { connections in
            defer { connections = [] }
            return connections
        }
        for connection in parted { connection.hangUp() }
    }
}
