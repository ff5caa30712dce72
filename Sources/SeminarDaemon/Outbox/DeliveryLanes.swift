import Dispatch
import Foundation
import SeminarCore
import Synchronization

/// Where messages are handed over: each lane is a thread that has one message at a time.
package final class DeliveryLanes: Sendable {
    /// What a lane reports of a message that it was given.
    struct Report: Sendable {
        var mail: Int64
        var outcome: DeliveryOutcome
        var at: Date
    }

    private struct State {
        var waiting: [(mail: Int64, message: OutgoingMessage)] = []
        var reports: [Report] = []
        var isStopped = false
    }

    /// Nil hands messages over on the caller's thread: for a virtual clock, which knows no other time.
    private let threads: Int?
    private let transport: any Transport
    private let now: @Sendable () -> Date
    private let state = Mutex(State())
    private let work = DispatchSemaphore(value: 0)
    /// Entered by each message that is handed over, left by its report.
    private let busy = DispatchGroup()
    private let cut: @Sendable () -> Void
    private let whenReported: Mutex<(@Sendable () -> Void)?> = Mutex(nil)

    /// - Parameter cut: ends the transfers that are under way, for a shutdown that cannot wait any longer.
    package init(
        threads: Int?, transport: any Transport, now: @escaping @Sendable () -> Date,
        cut: @escaping @Sendable () -> Void = {}
    ) {
        self.threads = threads
        self.cut = cut
        self.transport = transport
        self.now = now
    }

    /// Calls `report` on a lane's thread after each message.
    package func start(whenReported report: @escaping @Sendable () -> Void) {
        whenReported.withLock { $0 = report }
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
        state.withLock { state in
            state.isStopped = true
            for (mail, _) in state.waiting {
                state.reports.append(unbegun(mail))
                busy.leave()
            }
            state.waiting = []
        }
        for _ in 0..<(threads ?? 0) { work.signal() }
        if await isIdle(within: grace) { return }
        cut()
        _ = await isIdle(within: Self.timeToCut)
    }

    /// libcurl looks about once a second whether it is to end.
    private static let timeToCut = Duration.milliseconds(1200)

    private func isIdle(within limit: Duration) async -> Bool {
        let nanoseconds = Int(limit / .nanoseconds(1))
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async { @Sendable [busy] in
                continuation.resume(returning: busy.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success)
            }
        }
    }

    /// How many more messages can be handed over while `busy` are.
    func free(besides busy: Int) -> Int { isStopped ? 0 : max(0, (threads ?? Int.max) - busy) }

    var isStopped: Bool { state.withLock { $0.isStopped } }

    /// What no lane has begun with has certainly not arrived.
    private func unbegun(_ mail: Int64) -> Report {
        let outcome = DeliveryOutcome.deferred(reason: "the service stopped before it was sent", reply: nil)
        return Report(mail: mail, outcome: outcome, at: now())
    }

    func hand(_ message: OutgoingMessage, of mail: Int64) {
        guard threads != nil else {
            let outcome = transport.deliver(message)
            state.withLock { $0.reports.append(Report(mail: mail, outcome: outcome, at: now())) }
            return
        }
        state.withLock { state in
            guard !state.isStopped else { return state.reports.append(unbegun(mail)) }
            busy.enter()
            state.waiting.append((mail, message))
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

    private func run() {
        while true {
            work.wait()
            let next = state.withLock { $0.isStopped || $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
            guard let next else { return }
            let outcome = transport.deliver(next.message)
            state.withLock { $0.reports.append(Report(mail: next.mail, outcome: outcome, at: now())) }
            busy.leave()
            whenReported.withLock { $0 }?()
        }
    }
}
