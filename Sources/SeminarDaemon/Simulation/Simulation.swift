import CivilTime
import Foundation
import MailTransport
import SeminarCore
import SeminarFiles
import SeminarMail
import StateStore
import Synchronization

/// A season at once: the service's own engine on a clock that jumps from one due instant to the next, over an empty
/// state in memory.
package struct Simulation: Sendable {
    /// A span in which the service is down; it starts again at the end of it.
    package struct Downtime: Sendable {
        package var from: Date
        package var to: Date

        package init(from: Date, to: Date) {
            self.from = from
            self.to = to
        }
    }

    package struct Options: Sendable {
        package var from: Date
        /// Inclusive.
        package var to: Date
        /// Where to keep the messages; nil keeps none.
        package var maildir: String?
        package var downtimes: [Downtime]
        /// What people do meanwhile.
        package var actions: [SimulatedAction]

        package init(
            from: Date, to: Date, maildir: String? = nil, downtimes: [Downtime] = [], actions: [SimulatedAction] = []
        ) {
            self.from = from
            self.to = to
            self.maildir = maildir
            self.downtimes = downtimes
            self.actions = actions
        }

        /// When the service is next up: `instant` itself, or the end of the downtimes that it lies in, which may adjoin
        /// or overlap.
        func up(from instant: Date) -> Date {
            var instant = instant
            while let span = downtimes.first(where: { $0.from <= instant && instant < $0.to }) { instant = span.to }
            return instant
        }
    }

    private let configuration: ServiceConfiguration
    private let options: Options

    package init(_ configuration: ServiceConfiguration, _ options: Options) {
        self.configuration = configuration
        self.options = options
    }

    /// Runs it and tells each thing that happens; refused files end it before its first instant.
    package func run(tell: @escaping @Sendable (SimulatedEvent) -> Void) async throws(DaemonFailure) {
        let clock = VirtualClock(at: options.from)
        try makeMaildir()
        do {
            let store = try StateStore(inMemory: .simulated)
            let catalog = SeminarCatalog()
            let teller = SimulationTeller(store: store, catalog: catalog, clock: clock, tell: tell)
            let engine = engine(on: clock, store, catalog, observe: teller.observe)
            try await engine.start(from: configuration.seminars)
            try refuse(catalog.refused)
            let preparation = ActionPreparation(catalog: catalog, store: store, span: options.from...options.to)
            try await pass(engine, clock, try preparation.prepared(options.actions))
        } catch let failure as DaemonFailure {
            throw failure
        } catch {
            throw DaemonFailure(service: error)
        }
    }

    private func pass(_ engine: SeminarEngine, _ clock: VirtualClock, _ actions: [PreparedAction]) async throws {
        var next: Date? = options.from
        var pending = actions[...]
        while let instant = [next, pending.first?.at].compactMap(\.self).min(), instant <= options.to {
            clock.move(to: options.up(from: instant))
            guard clock.now() <= options.to else { return }
            while let action = pending.first, action.at <= clock.now() {
                try refuse(try await engine.perform(action.deed, wasDown: action.at < clock.now()).refused)
                pending.removeFirst()
            }
            next = try await engine.turn()
        }
    }

    /// Before the first mail: a folder that cannot be made would otherwise look like a relay that rests.
    private func makeMaildir() throws(DaemonFailure) {
        guard let folder = options.maildir else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw DaemonFailure(.inputOutput, "\(folder): the Maildir cannot be made: \(error.localizedDescription)")
        }
    }

    private func refuse(_ files: [RefusedSeminarFile]) throws(DaemonFailure) {
        guard !files.isEmpty else { return }
        var failure = DaemonFailure(.badFile)
        failure.messages = files.flatMap(\.complaints)
        throw failure
    }

    private func engine(
        on clock: VirtualClock, _ store: StateStore, _ catalog: SeminarCatalog,
        observe: @escaping @Sendable (EngineEvent) -> Void
    ) -> SeminarEngine {
        let transport: any Transport =
            options.maildir.map { folder in
                MaildirTransport(folder: folder, now: { clock.now() })
            } ?? AcceptingTransport()
        let sender = configuration.delivery.from
        let composer = MailComposer(
            templates: MailTemplates(folder: configuration.templates), senderName: sender.name, sender: sender.email)
        // Not the service's secret: a rehearsed mail is never taken for a real one.
        let writer = MailWriter(composer: composer, baseURL: configuration.baseURL, secret: Array("simulation".utf8))
        return SeminarEngine(
            store: store, clock: clock,
            settings: EngineSettings(
                onlyTo: configuration.delivery.onlyTo, noticeDelay: configuration.noticeDelay / .seconds(1)),
            writer: writer,
            lanes: DeliveryLanes(threads: nil, transport: transport, now: { clock.now() }), catalog: catalog,
            observe: observe)
    }
}

/// Takes every message and keeps none: for a season whose mails nobody wants to read.
private struct AcceptingTransport: Transport {
    func deliver(_ message: OutgoingMessage) -> DeliveryOutcome { .accepted(reply: nil) }
}
