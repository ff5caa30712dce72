import CivilTime
import Foundation
import SeasonSupport
import SeminarCore
import StateStore
import Synchronization

@testable import SeminarDaemon

/// The service's own engine living through a season, with its files and its state on disk.
final class EngineSeason {
    let season: Season
    private let folder: URL
    private let clock: VirtualClock
    private let journal = SeasonJournal()
    private var store: StateStore
    private var engine: SeminarEngine
    private(set) var looks: [Date] = []
    /// Their ids by the season's numbers.
    private var silences: [Int: Int64] = [:]
    /// Whether the process dies and starts again after every look.
    private let isMortal: Bool

    init(_ season: Season, isMortal: Bool = false) async throws {
        self.season = season
        self.isMortal = isMortal
        folder = FileManager.default.temporaryDirectory.appending(path: "seminard-season-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "seminars"), withIntermediateDirectories: true)
        clock = VirtualClock(at: season.begin)
        (store, engine) = try Self.opened(folder, clock, season, journal)
        try write(at: season.begin)
        try await engine.start(from: seminars)
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    private var seminars: String { folder.appending(path: "seminars").path }

    private static func opened(
        _ folder: URL, _ clock: VirtualClock, _ season: Season, _ journal: SeasonJournal
    ) throws -> (StateStore, SeminarEngine) {
        let path = folder.appending(path: "state.sqlite").path
        let store = try StateStore(path: path, clock: .simulated, now: clock.now())
        let relay = MoodyRelay(season: season, clock: clock)
        // Notices of change are another matter: they would come after the end.
        let settings = EngineSettings(noticeDelay: 10_000 * 60 * 60)
        let engine = Rehearsal.engine(store, clock, relay, settings: settings) { journal.add($0, at: clock.now()) }
        return (store, engine)
    }

    func run() async throws {
        var next = try await look(at: season.begin)
        var scripted = season.scriptedInstants[...]
        while let stop = scripted.first {
            if let wake = next, wake < stop, !season.isDown(at: wake) {
                next = try await look(at: wake)
            } else {
                scripted.removeFirst()
                next = try await look(at: stop)
            }
        }
    }

    private func look(at now: Date) async throws -> Date? {
        looks.append(now)
        let isStart = season.outages.contains { $0.upperBound == now }
        clock.move(to: now)
        if isStart {
            try write(at: now)
            try await restart()
        } else if now > season.begin {
            _ = try await engine.turn()
            if try write(at: now) { _ = try await engine.reload(from: seminars) }
        }
        for act in season.acts where act.at == now { try await perform(act.kind, at: now) }
        let next = try await engine.turn()
        guard isMortal else { return next }
        try await restart()
        return try await engine.turn()
    }

    private func restart() async throws {
        store.close()
        (store, engine) = try Self.opened(folder, clock, season, journal)
        try await engine.start(from: seminars)
    }

    /// Whether anything has changed.
    @discardableResult
    private func write(at now: Date) throws -> Bool {
        let text = season.texts.first { $0.at == now }
        let isNewRow = season.rows.contains { $0.enrolledAt == now }
        if let text { try Data(season.file(text).utf8).write(to: folder.appending(path: "seminars/season.yaml")) }
        let rows = season.rows.filter { $0.enrolledAt <= now }.map { "\($0.id),Somebody,\($0.email)" }
        let roster = (["id,name,email"] + rows).joined(separator: "\n")
        try Data(roster.utf8).write(to: folder.appending(path: "roster.csv"))
        return text != nil || isNewRow
    }

    private func perform(_ act: Season.Act.Kind, at now: Date) async throws {
        guard let seminar = Identifier("season") else { return }
        switch act {
        case .leaves(let id): _ = try store.deregister(PersonID(id), from: seminar, at: now)
        case .optsOut(let id): _ = try store.setOptedOut(true, for: PersonID(id), in: seminar, at: now)
        case .does(let id, let name):
            guard let obligation = Identifier(name) else { return }
            _ = try store.setDone(obligation, for: PersonID(id), in: seminar, at: now, by: "test")
        case .pause: try store.setPaused(true)
        case .resume: _ = try await engine.resume()
        case .silences(let silence):
            let matcher = SilenceMatcher(
                seminar: seminar, event: silence.event.flatMap { Identifier($0) },
                person: silence.person.map { PersonID($0) })
            silences[silence.number] =
                try store.add(matcher, until: silence.until, reason: "ill", author: "olga", at: now).id
        case .endsSilence(let number):
            if let id = silences[number] { _ = try store.expire(silence: id, at: now) }
        }
    }
}

extension EngineSeason {
    /// What was decided, and what the relay took.
    var entries: [SeasonEntry] {
        journal.events.compactMap { at, event in
            switch event {
            case .decided(let entry):
                let word = SeasonEntry.word(entry.state.rawValue, entry.reason)
                return SeasonEntry(at: at, address(of: entry.key.person), .decided(item(entry.key), word))
            case .mail(let mail) where mail.progress.state == .accepted:
                let items = mail.items.map(item)
                return SeasonEntry(
                    at: at, mail.recipient.description.lowercased(), .attempt(items, isAccepted: true))
            default: return nil
            }
        }
    }

    private func item(_ key: ReminderKey) -> SeasonItem {
        SeasonItem(event: key.event.text, occurrence: key.occurrence, rule: key.rule)
    }

    private func address(of person: PersonID) -> String {
        (season.rows.first { $0.id == person.text }?.email ?? person.text).lowercased()
    }
}

/// Takes what it is given, or puts it off while the season has it so.
private struct MoodyRelay: Transport {
    let season: Season
    let clock: VirtualClock

    func deliver(_ message: OutgoingMessage) -> DeliveryOutcome {
        season.isDeaf(at: clock.now()) ? .deferred(reason: "greylisted", reply: nil) : .accepted(reply: nil)
    }
}

/// What the engine told, and when.
private final class SeasonJournal: Sendable {
    private let kept = Mutex<[(at: Date, event: EngineEvent)]>([])

    func add(_ event: EngineEvent, at now: Date) { kept.withLock { $0.append((now, event)) } }

    var events: [(at: Date, event: EngineEvent)] { kept.withLock { $0 } }
}
