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
    private let machine: Machine
    private let journal = SeasonJournal()
    private var store: StateStore
    private var engine: SeminarEngine
    private(set) var looks: [Date] = []
    static let noticeDelay: TimeInterval = 10 * 60

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
        machine = Machine(clock)
        (store, engine) = try Self.opened(folder, machine, season, journal)
        try write(at: season.begin)
        try await engine.start(from: seminars)
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    private var seminars: String { folder.appending(path: "seminars").path }

    private static func opened(
        _ folder: URL, _ machine: Machine, _ season: Season, _ journal: SeasonJournal
    ) throws -> (StateStore, SeminarEngine) {
        let path = folder.appending(path: "state.sqlite").path
        let time = machine.time
        let store = try StateStore(path: path, clock: .simulated, now: machine.now())
        let clock = machine.guarded
        clock.restore(try store.clockJump(), lastInstant: try store.lastInstant())
        let relay = MoodyRelay(season: season, clock: time)
        let settings = EngineSettings(noticeDelay: Self.noticeDelay)
        let engine = Rehearsal.engine(store, clock, relay, settings: settings) { journal.add($0, at: time.now()) }
        return (store, engine)
    }

    func run() async throws {
        var next = try await look(at: season.begin)
        var scripted = season.scriptedInstants[...]
        while let stop = scripted.first {
            // A clock that is behind tells wrong times to wake at.
            let isRight = !season.isDisbelieved(at: looks.last ?? season.begin)
            if isRight, let wake = next, wake < stop, !season.isDisbelieved(at: wake), !season.isDown(at: wake) {
                next = try await look(at: wake)
            } else {
                scripted.removeFirst()
                next = try await look(at: stop)
            }
        }
    }

    /// What the engine had against the season's files.
    var complaints: [String] { engine.catalog.refused.flatMap(\.complaints) }

    private func look(at now: Date) async throws -> Date? {
        looks.append(now)
        let isStart = season.outages.contains { $0.upperBound == now }
        clock.move(to: now)
        try await setClock(at: now)
        if isStart {
            try write(at: now)
            try await restart()
        } else if now > season.begin {
            _ = try await engine.turn()
            if try write(at: now) { _ = try await engine.reload(from: seminars) }
        }
        try addRows(at: now)
        for act in season.acts where act.at == now { try await perform(act.kind, at: now) }
        let next = try await engine.turn()
        guard isMortal else { return next }
        try await restart()
        return try await engine.turn()
    }

    /// Whoever sets it right says so.
    private func setClock(at now: Date) async throws {
        if let wrong = season.wrongClocks.first(where: { $0.span.lowerBound == now }) {
            machine.set(ahead: wrong.ahead)
        }
        guard let wrong = season.wrongClocks.first(where: { $0.span.upperBound == now }) else { return }
        machine.set(ahead: 0)
        // One that starts while it is behind takes being set right for a jump.
        if wrong.ahead > 0 || engine.clock.jump != nil { _ = try await engine.resume() }
    }

    private func restart() async throws {
        store.close()
        (store, engine) = try Self.opened(folder, machine, season, journal)
        try await engine.start(from: seminars)
    }

    /// Whether anything has changed.
    @discardableResult
    private func write(at now: Date) throws -> Bool {
        let text = season.texts.first { $0.at == now }
        let isNewRow = season.rows.contains { $0.enrolledAt == now }
        if let text { try Data(season.file(text).utf8).write(to: folder.appending(path: "seminars/season.yaml")) }
        let rows = season.rows.filter { $0.enrolledAt <= now && isInFile($0) }.map { "\($0.id),Somebody,\($0.email)" }
        let roster = (["id,name,email"] + rows).joined(separator: "\n")
        try Data(roster.utf8).write(to: folder.appending(path: "roster.csv"))
        return text != nil || isNewRow
    }

    /// A file has each address once; a second row for it is added by command.
    private func isInFile(_ row: Season.Row) -> Bool {
        let namesakes = season.rows.filter { $0.email.lowercased() == row.email.lowercased() }
        return namesakes.min { $0.enrolledAt < $1.enrolledAt }?.id == row.id
    }

    private func addRows(at now: Date) throws {
        guard let seminar = Identifier("season") else { return }
        for row in season.rows where row.enrolledAt == now && !isInFile(row) {
            let email = try EmailAddress(parsing: row.email)
            let entry = RosterEntry(id: row.id == email.identity ? nil : row.id, name: "Somebody", email: email)
            try store.add(entry, to: seminar, at: now)
        }
    }

    private func take(_ saying: ParticipantWish.Saying?, of id: String) async throws {
        guard let saying, let seminar = Identifier("season") else { return }
        _ = try await engine.take(ParticipantWish(saying, of: PersonID(id), in: seminar, by: "test"))
    }

    private func perform(_ act: Season.Act.Kind, at now: Date) async throws {
        guard let seminar = Identifier("season") else { return }
        switch act {
        case .leaves(let id): _ = try store.deregister(PersonID(id), from: seminar, at: now)
        case .optsOut(let id): try await take(.noReminders, of: id)
        case .optsIn(let id): try await take(.reminders, of: id)
        case .does(let id, let name): try await take(Identifier(name).map { .done($0) }, of: id)
        case .undoes(let id, let name): try await take(Identifier(name).map { .undone($0) }, of: id)
        case .extends(let id, let name, let end):
            guard let event = Identifier(name) else { return }
            do {
                _ = try await engine.extend(
                    event, until: end.flatMap { AnchorPoint($0.text) }, for: PersonID(id), in: seminar, by: "olga")
            } catch {
                // By a clock that is not believed more time is refused.
                guard season.isDisbelieved(at: now) else { throw error }
            }
        case .pause: try store.setPaused(true)
        case .resume: _ = try await engine.resume()
        case .silences(let silence):
            let matcher = SilenceMatcher(
                seminar: seminar, event: silence.event.flatMap { Identifier($0) },
                person: silence.person.map { PersonID(season.nameToSilence($0)) })
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
                let items = mail.items.contains(where: \.isNotice) ? mail.items.sorted() : mail.items
                return SeasonEntry(
                    at: at, mail.recipient.description.lowercased(), .attempt(items.map(item), isAccepted: true))
            default: return nil
            }
        }
    }

    private func item(_ key: ReminderKey) -> SeasonItem {
        SeasonItem(event: key.event.text, occurrence: key.isNotice ? "" : key.occurrence, rule: key.rule)
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
