import Dispatch
import Foundation
import ServiceLifecycle

/// Tells the service manager that the engine still answers, at half the interval that it asks for (sd_watchdog_enabled(3)).
struct WatchdogService: Service {
    let interval: Duration
    let engine: SeminarEngine
    let notifier: ServiceNotifier

    /// Nil where no watchdog watches.
    init?(environment: [String: String], engine: SeminarEngine, notifier: ServiceNotifier) {
        guard let text = environment["WATCHDOG_USEC"], let microseconds = Int(text), microseconds > 1 else {
            return nil
        }
        interval = .microseconds(microseconds / 2)
        self.engine = engine
        self.notifier = notifier
    }

    /// On the monotonic clock: a repeating wall-clock timer falls silent when the clock is set back.
    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await engine.answers()
                notifier.alive()
                try await Task.sleep(for: interval, clock: .continuous)
            }
        }
    }
}

extension SeminarEngine {
    /// Returns when the engine's turn has come: it is not stuck.
    func answers() {}
}
