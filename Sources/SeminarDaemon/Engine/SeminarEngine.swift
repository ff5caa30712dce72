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
    var pacer: DomainPacer
    /// Mails that the lanes have, as they were before, without their bytes.
    var inFlight: [Int64: OutboxStep] = [:]
    var isStarted = false
    /// When old texts were last looked for; nil where there may be more.
    var prunedAt: Date?
    /// The jump that the state has.
    var notedJump: ClockJump?
    /// Outcomes that are not in the state yet.
    var unrecorded: [DeliveryLanes.Report] = []
    /// Mails that were looked at while others were being committed: they are claimed next.
    var ahead: [OutboxStep] = []
    var outlook = DeliveryOutlook()
    /// What people know, as it was last read.
    var known = KnownSeminars()
    /// Why the state could not be read or written in the last turn; nil when it could.
    var fault: String?
    /// Nil where no `export_directory` is set.
    var exports: FeedExport?
    /// Of the catalog, when the files were last brought up to date.
    var exportedRevision: Int?
    package var bounceTally = BounceTally()
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
        pacer = DomainPacer(settings.domainRates)
        exports = settings.exportDirectory.map { FeedExport(folder: $0) }
        executor = QueueExecutor(label: "seminard.engine")
        let reader = reader
        catalog.setReader { id throws(StateStoreError) in try reader.active(id) }
    }

    /// One turn: decides what is due, records what the lanes report, hands them what is ready; then says when to look
    /// again, or nil where nothing is to come.
    package func turn() throws(StateStoreError) -> Date? {
        try noteJump()
        let now = clock.now()
        try refreshFeeds(at: now)
        exportFeeds()
        try tick(at: now)
        try forgetTexts(at: now)
        outlook = DeliveryOutlook(since: now)
        let next = try deliver(at: now)
        return try renewNext() ? now : next
    }

    /// What `status` asks, at once: each question waits for the turn that is under way.
    var health: (faults: [String], governor: RelayGovernor, bounces: BounceTally) {
        lookAtClock()
        return ([fault, bounceTally.trouble].compactMap(\.self) + exportFaults, governor, bounceTally)
    }

    /// Keeps it that the clock has jumped, so that mail is held beyond a restart. Before anything is decided: whatever
    /// wakes the service after a jump finds the clock held.
    func noteJump() throws(StateStoreError) {
        guard let jump = clock.jump, jump != notedJump else { return }
        try store.record(clockJump: jump)
        notedJump = jump
        observe(.clockJumped(jump))
    }

    /// Whoever asks how the service is finds a jump that nothing has woken it for. What cannot be kept now is noted with
    /// the next turn.
    private func lookAtClock() {
        do { try noteJump() } catch { note(fault: error.description) }
    }

    /// The last turn failed; `status` says so until one succeeds.
    func note(fault: String) { self.fault = fault }

    /// The earliest instant at which there is something to do.
    ///
    /// What was due and could not be dealt with waits for something else than time: for a seminar's file to be
    /// readable, for the end of a pause. A clock that was set back comes first.
    func nextInstant(after now: Date) throws(StateStoreError) -> Date? {
        guard notedJump == nil else { return nil }
        let waiting = [
            try store.nextPlanDue(after: now), try store.nextHoldEnd(after: now),
            try store.nextAnnouncement(after: now), try store.nextHeldNotice(after: now),
            try store.nextDigest(after: now), try store.nextAlert(after: now),
            try nextDelivery(after: now), catalog.nextStale(after: now),
            nextExport(after: now),
        ]
        guard let last = try store.lastInstant(), last > now else { return waiting.compactMap(\.self).min() }
        return last
    }

    func nextDelivery(after now: Date) throws(StateStoreError) -> Date? {
        guard room > 0 else { return nil }
        guard let attempt = try store.nextAttempt() else { return nil }
        let next = max(attempt, governor.nextAllowance(after: now) ?? attempt)
        return next > now ? next : now.addingTimeInterval(Self.patience)
    }

    /// Until a mail is looked at again that is ready and yet was not handed out: behind a probe of the relay, say.
    private static let patience: TimeInterval = 60
}
