import Dispatch
import Foundation

/// The one timer of the service, armed for the earliest instant at which there is something to do.
///
/// A wall-clock one-shot: when the machine sleeps or its clock is set forward it fires at once, and set back it fires
/// when the wall shows its time again.
final class WakeTimer: Sendable {
    /// Dispatch sources may be used from any thread; the overlay does not say so.
    private nonisolated(unsafe) let source: any DispatchSourceTimer

    init(on queue: DispatchQueue, whenFired: @escaping @Sendable () -> Void) {
        let timer = DispatchSource.makeTimerSource(flags: .strict, queue: queue)
        timer.setEventHandler { @Sendable in whenFired() }
        source = timer
        timer.schedule(wallDeadline: .distantFuture)
        timer.activate()
    }

    deinit { source.cancel() }

    /// Replaces what it was armed for; nil disarms it.
    func arm(for deadline: DispatchWallTime?) {
        source.schedule(wallDeadline: deadline ?? .distantFuture, repeating: .never, leeway: .nanoseconds(0))
    }
}
