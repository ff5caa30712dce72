import Dispatch
import Foundation
import SeminarCore
import StateStore

/// The service's one place where state changes: ticks, deliveries and commands run here one after the other, on a queue
/// of its own.
package actor SeminarEngine {
    package nonisolated let clock: any WallClock
    nonisolated let settings: EngineSettings
    nonisolated let store: StateStore
    nonisolated let writer: MailWriter
    nonisolated let observe: @Sendable (EngineEvent) -> Void
    nonisolated let catalog: SeminarCatalog
    private nonisolated let executor: QueueExecutor
    nonisolated let lanes: DeliveryLanes
    var governor: RelayGovernor
    /// Mails that a lane has, with what was known of each before.
    var inFlight: [Int64: DeliveryState] = [:]
    var isStarted = false
    /// Outcomes that are not in the state yet.
    var unrecorded: [DeliveryLanes.Report] = []
    /// Why the state could not be read or written in the last turn; nil when it could.
    private(set) var fault: String?
    /// Who waits for a mail to come back from its lane.
    var delivered: [Int64: [CheckedContinuation<Void, Never>]] = [:]

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    package init(
        store: StateStore, clock: any WallClock, settings: EngineSettings, writer: MailWriter,
        lanes: DeliveryLanes, catalog: SeminarCatalog, observe: @escaping @Sendable (EngineEvent) -> Void
    ) {
        self.store = store
        self.clock = clock
        self.settings = settings
        self.writer = writer
        self.lanes = lanes
        self.catalog = catalog
        self.observe = observe
        governor = RelayGovernor(rate: settings.rate)
        executor = QueueExecutor(label: "seminard.engine")
    }

    /// One turn: decides what is due, records what the lanes report, hands them what is ready; then says when to look
    /// again, or nil where nothing is to come.
    package func turn() throws(StateStoreError) -> Date? {
        let now = clock.now()
        try tick(at: now)
        try pump(at: now)
        let next = try nextInstant(after: now)
        clock.holds(at: inFlight.isEmpty ? next : now)
        fault = nil
        return next
    }

    /// The last turn failed; `status` says so until one succeeds.
    func note(fault: String) { self.fault = fault }

    /// The earliest instant at which there is something to do.
    private func nextInstant(after now: Date) throws(StateStoreError) -> Date? {
        let reminder = [try store.nextPlanDue(), try store.nextHoldEnd(), try store.nextAnnouncement()]
        let next = (reminder + [try nextDelivery(after: now)]).compactMap(\.self).min()
        // What could not be dealt with now, as its seminar's file is unreadable, is looked at again after a while.
        return next.map { $0 > now ? $0 : now.addingTimeInterval(Self.patience) }
    }

    private static let patience: TimeInterval = 60

    private func nextDelivery(after now: Date) throws(StateStoreError) -> Date? {
        guard lanes.free(besides: inFlight.count) > 0 else { return nil }
        guard let attempt = try store.nextAttempt() else { return nil }
        return max(attempt, governor.nextAllowance(after: now) ?? attempt)
    }
}
