import Dispatch
import Foundation
import SeminarCore
import ServiceLifecycle
import StateStore

/// The loop of the service: look at what is due, arm the timer for what is next, wait.
struct ReminderService: Service {
    let engine: SeminarEngine
    /// Of the seminars' files.
    let folder: String
    let signal: WakeSignal
    /// Opens when everything else is up: a service that cannot answer for it activates nothing and mails nobody.
    let gate: StartGate
    let afterFirstTurn: @Sendable () async -> Void
    let observe: @Sendable (EngineEvent) -> Void

    /// What a mail that is under way may still take after a signal to stop.
    private static let grace = Duration.milliseconds(3000)
    /// How long to wait after the state could not be read or written.
    private static let patience: TimeInterval = 30

    func run() async throws {
        guard await gate.opens() else { return }
        try await engine.start(from: folder)
        let timer = WakeTimer(on: DispatchQueue(label: "seminard.timer")) { signal.wake() }
        engine.lanes.start { signal.wake(for: .reports) }
        signal.wake()
        var isFirst = true
        for await _ in signal.wakes.cancelOnGracefulShutdown() {
            let next = await turn(for: signal.takeReason())
            if let next, next <= engine.clock.now() {
                signal.wake(for: .reports)
            } else {
                timer.arm(for: next.map(engine.clock.deadline))
            }
            if isFirst { await afterFirstTurn() }
            isFirst = false
        }
        await engine.lanes.stop(grace: Self.grace)
        try await engine.settle()
    }

    /// A disk that is full now may not be so later: the service goes on, and says so until then.
    private func turn(for reason: WakeSignal.Reason) async -> Date? {
        do {
            switch reason {
            case .reports: return try await engine.deliveryTurn()
            case .anything: return try await engine.turn()
            }
        } catch {
            observe(.failed(error.description))
            await engine.note(fault: error.description)
            return engine.clock.now().addingTimeInterval(Self.patience)
        }
    }
}
