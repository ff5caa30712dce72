import FeedServer
import Foundation
import SeminarCore
import StateStore

extension SeminarEngine {
    /// Takes up where the last process ended: what was being sent then may have arrived, what served then serves, and
    /// the files as they are now come into force.
    package func start(from folder: String) throws(StateStoreError) {
        try store.interruptSending(at: clock.now())
        try restore()
        _ = try reload(from: folder, isStart: true)
        try store.boundGap(at: clock.now())
        isStarted = true
    }

    /// Whether the service does its work, in words fit for the public.
    var readiness: Readiness {
        if !isStarted { return .notReady("starting") }
        return fault == nil ? .ready : .notReady("the state cannot be written")
    }
}
