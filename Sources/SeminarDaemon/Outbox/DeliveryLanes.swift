import Dispatch
import Foundation
import SeminarCore
import Synchronization

/// Where messages are handed over: each lane is a thread that has one message at a time, and a few wait before them, so
/// that a lane always has something to do.
package final class DeliveryLanes: Sendable {
    /// What a lane reports of a message that it was given.
    struct Report: Sendable {
        var mail: Int64
        var result: Result
        var at: Date
        /// Whether the message may have arrived: its lane holds a permit until that is recorded.
        var holdsPermit = false
    }

    enum Result: Sendable {
        /// A lane ended with it, and waits for ``DeliveryLanes/recorded(_:)``.
        case ended(DeliveryOutcome)
        /// Nothing of it has been sent: it has certainly not arrived.
        case withdrawn
    }

    private struct Waiting {
        var mail: Int64
        var message: OutgoingMessage
        var since: ContinuousClock.Instant
    }

    /// A type of its own: a bare closure would be wrapped once more each time that it is read from a generic place, and
    /// after thousands of mails each call would go through thousands of wrappings.
    private struct Listener: Sendable {
        var report: @Sendable () -> Void
    }

    private struct State {
        var waiting: [Waiting] = []
        var reports: [Report] = []
        var isStopped = false
    }

    /// Nil hands messages over on the caller's thread: for a virtual clock, which knows no other time.
    private let threads: Int?
    private let transport: any Transport
    private let now: @Sendable () -> Date
    private let state = Mutex(State())
    private let work = DispatchSemaphore(value: 0)
    /// As many as there are lanes; each message takes one before its first byte goes out, until its outcome is on the
    /// disk. So a kill leaves no more than that many in doubt, however long it takes to record an outcome; and the relay
    /// has heard of sender and recipient by then, so that a distant one waits for no disk.
    private let permits = DispatchSemaphore(value: 0)
    /// Entered by each message that is handed over, left by its report.
    private let busy = DispatchGroup()
    private let cut: @Sendable () -> Void
    /// For how long what was decided about a message holds.
    private let freshness: Duration
    private let listener: Mutex<Listener?> = Mutex(nil)

    /// - Parameter cut: ends the transfers that are under way, for a shutdown that cannot wait any longer.
    package init(
        threads: Int?, transport: any Transport, now: @escaping @Sendable () -> Date,
        freshness: Duration = .seconds(10), cut: @escaping @Sendable () -> Void = {}
    ) {
        self.threads = threads
        self.freshness = freshness
        self.cut = cut
        self.transport = transport
        self.now = now
        // Given, not made with: Dispatch ends the process where a semaphore goes out of use below its first value.
        for _ in 0..<(threads ?? 0) { permits.signal() }
    }

    /// Calls `report` on a lane's thread after each message.
    package func start(whenReported report: @escaping @Sendable () -> Void) {
        listener.withLock { $0 = Listener(report: report) }
        guard let threads else { return }
        for lane in 1...threads {
            let thread = Thread { [self] in run() }
            thread.name = "seminard.lane-\(lane)"
            thread.start()
        }
    }

    /// Lets every lane end with the message that it has, and cuts what takes longer than `grace`; returns when all have
    /// reported, or have had their time to.
    package func stop(grace: Duration) async {
        state.withLock { $0.isStopped = true }
        withdraw()
        for _ in 0..<(threads ?? 0) {
            work.signal()
            permits.signal()
        }
        if await isIdle(within: grace) { return }
        cut()
        _ = await isIdle(within: Self.timeToCut)
    }

    /// Takes back what no lane has begun with, and reports it so.
    func withdraw() {
        state.withLock { state in
            for waiting in state.waiting {
                state.reports.append(Report(mail: waiting.mail, result: .withdrawn, at: now()))
                busy.leave()
            }
            state.waiting = []
        }
    }

    /// libcurl looks about once a second whether it is to end.
    private static let timeToCut = Duration.milliseconds(1000)

    private func isIdle(within limit: Duration) async -> Bool {
        let nanoseconds = Int(limit / .nanoseconds(1))
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async { @Sendable [busy] in
                continuation.resume(returning: busy.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success)
            }
        }
    }

    /// How many messages may be in hand in all, of which `connections` decides how many are under way at once; nil is
    /// without limit. Only where nothing slows us down do more wait than the lanes have.
    func capacity(_ connections: (Int) -> Int) -> Int {
        guard !isStopped else { return 0 }
        guard let threads else { return Int.max }
        let usable = connections(threads)
        return usable < threads ? usable : threads * Self.depth
    }

    /// Messages in hand for each lane: one that is sent or whose outcome is being recorded, and the others claimed
    /// already, so that a lane which may go on has something to go on with.
    private static let depth = 4

    var isStopped: Bool { state.withLock { $0.isStopped } }

    func hand(_ message: OutgoingMessage, of mail: Int64) {
        guard threads != nil else {
            let outcome = transport.deliver(message)
            state.withLock { $0.reports.append(Report(mail: mail, result: .ended(outcome), at: now())) }
            return
        }
        state.withLock { state in
            guard !state.isStopped else {
                return state.reports.append(Report(mail: mail, result: .withdrawn, at: now()))
            }
            busy.enter()
            state.waiting.append(Waiting(mail: mail, message: message, since: .now))
        }
        work.signal()
    }

    /// What has been reported since the last call.
    func takeReports() -> [Report] {
        state.withLock { state in
            defer { state.reports = [] }
            return state.reports
        }
    }

    /// These have been committed: as many messages may begin as hold a permit no longer.
    func recorded(_ reports: [Report]) {
        guard threads != nil else { return }
        for report in reports where report.holdsPermit { permits.signal() }
    }

    /// Whether lanes work beside whoever hands messages to them.
    var areThreads: Bool { threads != nil }

    private func run() {
        while true {
            work.wait()
            guard !isStopped else { return }
            // What was withdrawn has left its signal behind.
            guard let next = state.withLock({ $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }) else { continue }
            let report = deliver(next)
            state.withLock { $0.reports.append(report) }
            busy.leave()
            listener.withLock { $0 }?.report()
        }
    }

    private func deliver(_ next: Waiting) -> Report {
        let permission = Permission()
        // Before lanes that hang a message may wait for minutes: who it is for may have done it by then.
        guard next.since.duration(to: .now) < freshness else {
            return Report(mail: next.mail, result: .withdrawn, at: now())
        }
        let outcome = transport.deliver(next.message) { [self] in permission.decide(takePermit()) }
        return Report(
            mail: next.mail, result: permission.isRefused ? .withdrawn : .ended(outcome), at: now(),
            holdsPermit: permission.isGiven)
    }

    /// Whether a message may begin, once that has been asked.
    private final class Permission: Sendable {
        private let answer = Mutex<Bool?>(nil)

        var isGiven: Bool { answer.withLock { $0 == true } }
        var isRefused: Bool { answer.withLock { $0 == false } }

        func decide(_ isGiven: Bool) -> Bool {
            answer.withLock { $0 = isGiven }
            return isGiven
        }
    }

    /// False at the end of the service, and where outcomes cannot be recorded: what was decided about the message would
    /// grow old, and a relay waits for it.
    private func takePermit() -> Bool {
        let limit = DispatchTime.now() + .nanoseconds(Int(freshness / .nanoseconds(1)))
        return permits.wait(timeout: limit) == .success && !isStopped
    }
}
