import ServiceLifecycle
import UnixSignals

/// Reads the seminar files again at each SIGHUP.
struct ReloadService: Service {
    let reload: @Sendable () async -> Void
    /// Called from when on no signal is missed.
    let onListening: @Sendable () -> Void

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        onListening()
        for await _ in signals.cancelOnGracefulShutdown() { await reload() }
    }
}
