import CivilTime
import Foundation
import SeminarCore
import SeminarFiles
import SeminarMail
import StateStore

extension Daemon {
    /// The state, and the clock that it belongs to. A rehearsal that starts again goes on where it was.
    static func open(
        _ configuration: ServiceConfiguration, _ options: DaemonOptions
    ) throws(DaemonFailure) -> (StateStore, any WallClock) {
        guard let typed = options.clock else { return try guarded(configuration) }
        guard let start = TypedInstant.parse(typed.start, in: configuration.zone) else {
            throw DaemonFailure(
                .usage, "--clock-start \"\(typed.start)\" is no time; expected one such as \"2021-02-24 08:00\"")
        }
        guard configuration.isRelayOnLoopback else {
            throw DaemonFailure(
                .badConfiguration,
                "a simulated clock sends nothing to \(configuration.transportName); "
                    + "use the transport maildir, or a relay on this machine")
        }
        let store = try store(configuration, .simulated, start)
        do {
            let last = try store.lastInstant()
            return (store, SimulatedClock(start: max(start, last ?? start), speed: typed.speed))
        } catch {
            throw DaemonFailure(error)
        }
    }

    /// The machine's clock; a jump that nobody has looked at yet holds the mail beyond a restart.
    private static func guarded(
        _ configuration: ServiceConfiguration
    ) throws(DaemonFailure) -> (StateStore, any WallClock) {
        let clock = GuardedClock()
        let store = try store(configuration, .real, clock.now())
        do {
            clock.restore(try store.clockJump(), lastInstant: try store.lastInstant())
            return (store, clock)
        } catch {
            throw DaemonFailure(error)
        }
    }

    private static func store(
        _ configuration: ServiceConfiguration, _ clock: ClockKind, _ now: Date
    ) throws(DaemonFailure) -> StateStore {
        do {
            return try StateStore(path: configuration.state, clock: clock, now: now)
        } catch {
            throw DaemonFailure(error)
        }
    }

    static func engine(
        _ configuration: ServiceConfiguration, _ store: StateStore, _ clock: any WallClock, _ catalog: SeminarCatalog,
        _ journal: EventJournal, environment: [String: String], isRehearsal: Bool
    ) throws(DaemonFailure) -> SeminarEngine {
        let route = try MailRoute(configuration, environment: environment, clock: clock)
        let lanes = DeliveryLanes(
            threads: configuration.lanes, transport: route.transport, now: { clock.now() }, cut: route.cut)
        let settings = EngineSettings(
            rate: configuration.rate, domainRates: configuration.domainRates, onlyTo: configuration.delivery.onlyTo,
            isRehearsal: isRehearsal,
            noticeDelay: configuration.noticeDelay / .seconds(1),
            exportDirectory: isRehearsal ? nil : configuration.exportDirectory,
            returnPath: configuration.delivery.bounces?.address,
            jitter: { Double.random(in: 0..<1) })
        return SeminarEngine(
            store: store, clock: clock, settings: settings, writer: try MailWriter(configuration), lanes: lanes,
            catalog: catalog, observe: journal.observe)
    }
}

extension MailWriter {
    /// With the organisers' templates and the service's secret, which is made where it is missing.
    init(_ configuration: ServiceConfiguration) throws(DaemonFailure) {
        let sender = configuration.delivery.from
        let composer = MailComposer(
            templates: MailTemplates(folder: configuration.templates), senderName: sender.name, sender: sender.email,
            bounces: configuration.delivery.bounces?.address)
        self.init(
            composer: composer, baseURL: configuration.baseURL,
            secret: try TokenSecret.load(configuration.tokenSecretFile))
    }
}
