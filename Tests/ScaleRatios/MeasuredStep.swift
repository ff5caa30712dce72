import CivilTime
import Foundation
import SeminarCore
import SeminarDaemon
import SeminarMail
import StateStore

/// What a process of its own does and measures, with the service's engine on a clock that stands.
enum MeasuredStep: String {
    /// The first start: all seminars are new.
    case first
    /// The next one, when nothing is new, and turns after it.
    case again

    private static let idleTurns = 500
    private static let dueTurns = 3

    /// Runs it in another process.
    func run(in folder: String) throws -> Figures {
        let process = Process()
        process.executableURL = URL(
            filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        process.arguments = [rawValue, folder]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Figures.self, from: data)
    }

    func figures(in folder: String) async throws -> Figures {
        let clock = VirtualClock(at: SeminarPopulation.idle)
        let path = folder + "/state.sqlite"
        let tally = ReadTally()
        let begin = ContinuousClock.now
        let store = try StateStore(path: path, clock: .simulated, now: clock.now(), tally: tally)
        let engine = try await Self.engine(store, clock)
        try await engine.start(from: folder + "/seminars")
        let start = begin.duration(to: .now) / .seconds(1)
        var figures = Figures(
            seminars: try store.seminarHeaders().count, start: start, memory: Self.memory, state: 0)
        if self == .again {
            try await Self.measureIdle(engine, store, tally, &figures)
            try await Self.measureDue(engine, store, tally, clock, &figures)
        }
        figures.memory = Self.memory
        store.close()
        figures.state = Double(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0) / 1e6
        return figures
    }

    private static func measureIdle(
        _ engine: SeminarEngine, _ store: StateStore, _ tally: ReadTally, _ figures: inout Figures
    ) async throws {
        _ = try await engine.turn()
        _ = tally.take()
        var times: [Double] = []
        for _ in 1...idleTurns { times.append(try await time { _ = try await engine.turn() }) }
        let sums = tally.take()
        figures.idle = Figures.Turn(
            time: median(times), rows: Double(sums.rows) / Double(idleTurns),
            steps: Double(sums.steps) / Double(idleTurns))
        let now = engine.clock.now()
        var scans: [Double] = []
        for _ in 1...3 {
            scans.append(try await time { _ = try store.plans().filter { $0.reminder.due <= now } })
        }
        figures.scan = median(scans)
    }

    private static func measureDue(
        _ engine: SeminarEngine, _ store: StateStore, _ tally: ReadTally, _ clock: VirtualClock,
        _ figures: inout Figures
    ) async throws {
        var times: [Double] = []
        var (rows, steps) = (0, 0)
        for turn in 0..<dueTurns {
            clock.move(to: SeminarPopulation.morning.addingTimeInterval(Double(turn) * 60))
            _ = tally.take()
            times.append(try await time { _ = try await engine.turn() })
            let read = tally.take()
            rows += read.rows
            steps += read.steps
        }
        let turns = Double(dueTurns)
        figures.due = Figures.Turn(
            time: median(times), rows: Double(rows) / turns, steps: Double(steps) / turns)
        figures.mails = Double(try store.countsByState()[.queued] ?? 0) / turns
    }

    /// An engine whose lanes have stopped: what is due stays in the outbox.
    private static func engine(_ store: StateStore, _ clock: VirtualClock) async throws -> SeminarEngine {
        struct Nowhere: Transport {
            func deliver(_ message: OutgoingMessage) -> DeliveryOutcome { .deferred(reason: "nowhere", reply: nil) }
        }
        let lanes = DeliveryLanes(threads: 1, transport: Nowhere(), now: { clock.now() })
        await lanes.stop(grace: .zero)
        let composer = MailComposer(
            templates: MailTemplates(), senderName: nil, sender: try EmailAddress(parsing: "office@example.org"))
        return SeminarEngine(
            store: store, clock: clock, settings: EngineSettings(),
            writer: MailWriter(composer: composer, baseURL: "https://example.org", secret: []), lanes: lanes,
            catalog: SeminarCatalog(), observe: { _ in })
    }

    private static func time(_ work: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await work()
        return start.duration(to: .now) / .seconds(1)
    }

    private static func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

    /// `VmHWM`, in MB.
    private static var memory: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return Double(line?.split(whereSeparator: \.isWhitespace).dropFirst().first ?? "").map { $0 * 1024 / 1e6 } ?? 0
    }
}
