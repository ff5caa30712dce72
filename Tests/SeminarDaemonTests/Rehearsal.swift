import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import SeminarMail
import StateStore
import Synchronization
import TestSupport
import Testing

@testable import SeminarDaemon

/// The service's engine on a virtual clock, over real files in a temporary folder: a season in a test.
final class Rehearsal {
    private let place: Place
    let folder: URL
    let clock: VirtualClock
    let relay: RecordingRelay
    let happened: Happenings
    private(set) var engine: SeminarEngine
    private(set) var store: StateStore
    private let engineClock: any WallClock
    private let capacity: Int
    let tally = ReadTally()

    /// Starts at `instant` on Berlin's wall clock with `seminar` as the only file.
    ///
    /// - Parameters:
    ///   - threads: the lanes; nil delivers where the engine stands.
    ///   - transport: in place of the relay that records.
    ///   - capacity: how many seminars stay in memory.
    ///   - watched: makes the engine's clock of this one, where it is not the same.
    init(
        at instant: String, seminar: String = Rehearsal.seminar, roster: String = Rehearsal.roster, threads: Int? = nil,
        transport: (any Transport)? = nil, settings: EngineSettings = EngineSettings(),
        capacity: Int = 1_000, watched: (VirtualClock) -> any WallClock = { $0 }
    ) async throws {
        place = await Place()
        folder = FileManager.default.temporaryDirectory.appending(path: "seminard-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "seminars"), withIntermediateDirectories: true)
        clock = VirtualClock(at: try berlin(instant))
        relay = RecordingRelay()
        happened = Happenings()
        store = try StateStore(
            path: folder.appending(path: "state.sqlite").path, clock: .simulated, now: clock.now(), tally: tally)
        engineClock = watched(clock)
        self.capacity = capacity
        engine = Self.engine(
            store, engineClock, transport ?? relay, threads: threads, settings: settings, capacity: capacity,
            observe: { [happened] in happened.add($0) })
        try write(seminar, to: "seminars/graphs.yaml")
        try write(roster, to: "roster.csv")
        try await engine.start(from: seminarsFolder)
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    var seminarsFolder: String { folder.appending(path: "seminars").path }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    /// Lives through everything that falls due until `instant`, inclusive.
    func live(until instant: String) async throws {
        let end = try berlin(instant)
        while let next = try await engine.turn(), next <= end { clock.move(to: next) }
        clock.move(to: end)
        _ = try await engine.turn()
    }

    /// As if the process had died between the sending of that mail and the record of it.
    func pretendStillSending(_ mail: Int64) throws {
        store.close()
        let shell = Process()
        shell.executableURL = URL(filePath: "/usr/bin/env")
        shell.arguments = [
            "python3", "-c",
            "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
                + "c.execute(\"update outbox set state='sending', finished_at=null, next_attempt=null where id=?\", (sys.argv[2],)); "
                + "c.commit()",
            folder.appending(path: "state.sqlite").path, String(mail),
        ]
        try shell.run()
        shell.waitUntilExit()
    }

    /// What `seminarctl status` asks a person to look at.
    func problems() async throws -> [String] {
        let facts = ServiceFacts(
            zone: try Zone(identifier: "Europe/Berlin"), clockKind: "simulated", speed: nil, transport: "none",
            seminarsFolder: seminarsFolder)
        return try await ControlDesk(engine: engine, facts: facts, wake: {}).status().problems
    }

    func reload() async throws -> ReloadOutcome { try await engine.reload(from: seminarsFolder) }

    /// The process dies where it stands and starts again at `instant`.
    ///
    /// - Parameter maker: the version that starts then, where it is another one.
    func crash(restartingAt instant: String, maker: String? = nil) async throws {
        store.close()
        clock.move(to: try berlin(instant))
        store = try StateStore(
            path: folder.appending(path: "state.sqlite").path, clock: .simulated, now: clock.now(), tally: tally)
        engine = Self.engine(
            store, engineClock, relay, settings: maker.map { EngineSettings(maker: $0) } ?? EngineSettings(),
            capacity: capacity, observe: { [happened] in happened.add($0) })
        try await engine.start(from: seminarsFolder)
    }

    static func engine(
        _ store: StateStore, _ clock: any WallClock, _ relay: any Transport, threads: Int? = nil,
        settings: EngineSettings = EngineSettings(), capacity: Int = 1_000,
        observe: @escaping @Sendable (EngineEvent) -> Void
    ) -> SeminarEngine {
        let address = try? EmailAddress(parsing: "office@example.org")
        guard let address else { preconditionFailure("a good address") }
        let composer = MailComposer(
            templates: MailTemplates(), senderName: "Office", sender: address, bounces: settings.returnPath)
        return SeminarEngine(
            store: store, clock: clock, settings: settings,
            writer: MailWriter(composer: composer, baseURL: "https://example.org", secret: Array("secret".utf8)),
            lanes: DeliveryLanes(threads: threads, transport: relay, now: { clock.now() }),
            catalog: SeminarCatalog(capacity: capacity), observe: observe)
    }
}

extension Rehearsal {
    static let roster = """
        name,email,language
        Ada Lovelace,ada@example.org,
        Jürgen Weiß,juergen@example.org,de
        """

    static let seminar = seminar(due: "2021-05-03")

    /// One deadline with an obligation, reminded of a week and a day before.
    static func seminar(due: String, summary: String = "Submit the report", extra: String = "") -> String {
        """
        seminar: graphs
        title: "Seminar: Graphs"
        time_zone: Europe/Berlin
        organisers:
          - { name: Olga Organiser, email: olga@example.org }
        roster: ../roster.csv
        digest: off
        events:
          - id: report
            summary: \(summary)
            due: \(due)
            obligation: report
            remind: [7 days before, 1 day before]
        \(extra)
        """
    }
}

extension Rehearsal {
    /// What answers `seminarctl`.
    func desk() throws -> ControlDesk {
        let facts = ServiceFacts(
            zone: try Zone(identifier: "Europe/Berlin"), clockKind: "real", speed: nil, transport: "maildir",
            seminarsFolder: seminarsFolder)
        return ControlDesk(engine: engine, facts: facts, wake: {})
    }

    func edit(_ text: String) async throws {
        try write(text, to: "seminars/graphs.yaml")
        struct Refused: Error {}
        guard try await reload().refused.isEmpty else { throw Refused() }
    }

    /// The bodies of what went out, decoded enough to be read.
    func bodies(to address: String) -> [String] {
        relay.messages.filter { $0.recipient.description == address }.map {
            String(decoding: $0.bytes, as: UTF8.self).replacing("=\r\n", with: "")
        }
    }

    func subjects(to address: String) -> [String] {
        happened.mails.filter { $0.recipient.description == address && $0.progress.state == .accepted }.map(\.subject)
    }
}

/// Takes what it is given, unless it is told to answer otherwise, and remembers every try; each message is linted.
final class RecordingRelay: Transport {
    private struct State {
        var messages: [OutgoingMessage] = []
        var answers: [DeliveryOutcome] = []
        var standard = DeliveryOutcome.accepted(reply: nil)
    }

    private let state = Mutex(State())

    func deliver(_ message: OutgoingMessage) -> DeliveryOutcome {
        #expect(MessageLint.complaints(about: message.bytes) == [])
        return state.withLock { state in
            state.messages.append(message)
            return state.answers.isEmpty ? state.standard : state.answers.removeFirst()
        }
    }

    /// The answers to the next messages; then all are accepted.
    func answers(_ outcomes: DeliveryOutcome...) { state.withLock { $0.answers = outcomes } }

    func alwaysDefers() { always(.deferred(reason: "greylisted", reply: nil)) }

    func always(_ outcome: DeliveryOutcome) { state.withLock { $0.standard = outcome } }

    func alwaysAccepts() { always(.accepted(reply: nil)) }

    var messages: [OutgoingMessage] { state.withLock { $0.messages } }

    var recipients: [String] { messages.map(\.recipient.description) }
}

/// What the engine told, in order.
final class Happenings: Sendable {
    private let events = Mutex<[EngineEvent]>([])

    func add(_ event: EngineEvent) { events.withLock { $0.append(event) } }

    var decisions: [LedgerEntry] {
        events.withLock { $0 }.compactMap { event in
            if case .decided(let entry) = event { return entry }
            return nil
        }
    }

    var failures: [String] {
        events.withLock { $0 }.compactMap { event in
            if case .failed(let reason) = event { return reason }
            return nil
        }
    }

    var mails: [MailEvent] {
        events.withLock { $0 }.compactMap { event in
            if case .mail(let mail) = event { return mail }
            return nil
        }
    }
}

/// An instant written on Berlin's wall clock.
func berlin(_ text: String) throws -> Date {
    struct NoTime: Error {}
    guard let instant = TypedInstant.parse(text, in: try Zone(identifier: "Europe/Berlin")) else { throw NoTime() }
    return instant
}
