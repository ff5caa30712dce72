import CivilTime
import ControlServer
import FeedServer
import Foundation
import Glibc
import Logging
import SeminarCore
import SeminarFiles
import SeminarMail
import SeminarPages
import ServiceLifecycle
import StateStore
import UnixSignals

/// The service, put together: what `seminard run` runs until it is told to stop.
package struct Daemon: Sendable {
    private let configuration: ServiceConfiguration
    private let options: DaemonOptions
    private let logger: Logger
    private let store: StateStore
    private let engine: SeminarEngine
    private let site: SeminarSite
    private let personal: PersonalDesk
    private let signal = WakeSignal()
    private let notifier: ServiceNotifier
    private let journal: EventJournal

    /// Takes the state's lock before anything else, so that a second service on it ends here.
    package init(_ options: DaemonOptions, logger: Logger) throws(DaemonFailure) {
        // libcurl writes to links that may be gone; the error says so, the signal would end the process.
        Glibc.signal(SIGPIPE, SIG_IGN)
        // Until ReloadService listens: a start reads the files anyway.
        Glibc.signal(SIGHUP, SIG_IGN)
        // The memory of a crash would hold names, mails and passwords.
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        // State, mails and secrets are the service's own; the control socket opens itself to its group.
        umask(0o077)
        self.options = options
        self.logger = logger
        configuration = try .load(options.configurationFile, environment: options.environment)
        notifier = ServiceNotifier(environment: options.environment)
        let (store, clock) = try Self.open(configuration, options)
        self.store = store
        journal = EventJournal(
            logger: logger, isRehearsal: options.clock != nil, clock: clock, zone: configuration.zone)
        let catalog = SeminarCatalog()
        engine = try Self.engine(
            configuration, store, clock, catalog, journal, environment: options.environment,
            isRehearsal: options.clock != nil)
        let pages = SeminarPages(templatesFolder: configuration.templates)
        site = SeminarSite(catalog: catalog, clock: clock, pages: pages, baseURL: configuration.baseURL)
        let tokens = LinkTokens(secret: try TokenSecret.load(configuration.tokenSecretFile))
        personal = PersonalDesk(engine: engine, tokens: tokens, pages: pages, links: site.links) { [signal] in
            signal.wake()
        }
    }

    /// Returns after SIGTERM or SIGINT, when everything under way is recorded.
    package func run() async throws(DaemonFailure) {
        do {
            try await engine.restore()
            try await serviceGroup().run()
            notifier.stopping()
            store.close()
        } catch {
            store.close()
            throw DaemonFailure(service: error)
        }
    }

    private func serviceGroup() throws -> ServiceGroup {
        let gate = StartGate(awaiting: 3)
        let feed = FeedService(
            site: site.feedSite(personal: personal, readiness: { await engine.readiness }),
            address: try configuration.listenAddress(), logger: logger,
            onListening: { port in
                journal.listening(on: port)
                gate.arrive()
            })
        let control = ControlService(
            socket: try ControlSocket(path: configuration.control.socket), actions: desk.actions, logger: logger,
            onListening: { gate.arrive() })
        let reminders = ReminderService(
            engine: engine, folder: configuration.seminars, signal: signal, gate: gate,
            afterFirstTurn: { notifier.ready(await statusLine()) }, observe: journal.observe)
        let watchdog = WatchdogService(environment: options.environment, engine: engine, notifier: notifier)
        let reload = ReloadService(reload: reloadAtSignal, onListening: { gate.arrive() })
        let bounces = BounceService(configuration.delivery.bounces, engine: engine)
        let services: [any Service] = [feed, control, reminders, reload]
        var group = ServiceGroupConfiguration(
            services: (services + [watchdog as (any Service)?, bounces].compactMap(\.self)).map {
                .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = .milliseconds(4900)
        return ServiceGroup(configuration: group)
    }

    private func reloadAtSignal() async {
        notifier.reloading()
        do {
            _ = try await engine.reload(from: configuration.seminars)
        } catch {
            journal.observe(.failed(error.description))
        }
        signal.wake()
        notifier.ready(await statusLine())
    }

    private var desk: ControlDesk {
        let facts = ServiceFacts(
            zone: configuration.zone, clockKind: options.clock == nil ? "real" : "simulated",
            speed: options.clock?.speed, transport: configuration.transportName,
            seminarsFolder: configuration.seminars, readsBounces: configuration.delivery.bounces?.mailbox != nil)
        return ControlDesk(engine: engine, facts: facts, wake: { signal.wake() })
    }

    private func statusLine() async -> String {
        let seminars = engine.catalog.count
        let refused = engine.catalog.refused.count
        return "\(seminars) \(seminars == 1 ? "seminar" : "seminars") in force"
            + (refused == 0 ? "" : ", \(refused) \(refused == 1 ? "file" : "files") refused")
    }
}
