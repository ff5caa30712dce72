import Foundation
import GRDB
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `Opening a state` {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `refuses a second service at once and says who has it`() throws {
        let first = try openStore(folder)
        defer { first.close() }

        #expect(throws: StateStoreError.lockedByAnother(path: folder.state, pid: getpid())) {
            try openStore(folder)
        }
    }

    @Test func `keeps other processes out, and lets them in after closing`() throws {
        let store = try openStore(folder)
        #expect(try otherProcessGetsLock() == false)

        store.close()
        store.close()

        #expect(try otherProcessGetsLock())
    }

    @Test func `is refused before anything is read, even of a damaged file`() throws {
        let store = try openStore(folder)
        defer { store.close() }
        try Data("garbage".utf8).write(to: URL(filePath: folder.state))

        #expect(throws: StateStoreError.lockedByAnother(path: folder.state, pid: getpid())) {
            try openStore(folder)
        }
    }

    @Test func `makes the folder, and a file that only the service and its group read`() throws {
        let path = folder.file("a/b/state.sqlite")
        let store = try StateStore(path: path, clock: .real, now: start)
        defer { store.close() }

        for file in [path, path + "-wal", path + "-shm", path + ".lock"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            let mode = try #require(attributes[.posixPermissions] as? Int)
            #expect(mode & 0o137 == 0, "\(file) has mode \(String(mode, radix: 8))")
        }
    }

    @Test func `leaves everything in the database itself when it closes`() throws {
        let folder = try TemporaryFolder()
        let store = try StateStore(path: folder.state, clock: .real, now: Date(timeIntervalSince1970: 1_600_000_000))
        try store.setPaused(true)
        _ = try store.isPaused()
        store.close()
        let copy = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: folder.state, toPath: copy.state)
        let restored = try StateStore(path: copy.state, clock: .real, now: Date(timeIntervalSince1970: 1_600_000_001))
        defer { restored.close() }
        #expect(try restored.isPaused())
    }

    @Test func `goes on where the last one ended`() throws {
        let first = try openStore(folder)
        let id = try first.queueMail()
        first.close()

        let second = try StateStore(path: folder.state, clock: .real, now: hour(9))

        #expect(try second.mail(id)?.progress.state == .queued)
        #expect(try second.lastInstant() == hour(1))
    }

    @Test func `waits for the disk at every commit`() throws {
        let store = try openStore(folder)

        let (synchronous, journal) = try store.writer.writeWithoutTransaction { db in
            (try Int.fetchOne(db, sql: "PRAGMA synchronous"), try String.fetchOne(db, sql: "PRAGMA journal_mode"))
        }

        #expect(synchronous == 2 && journal == "wal")
    }

    @Test func `of a newer version is refused and not touched`() throws {
        try openStore(folder).close()
        try edit("INSERT INTO grdb_migrations VALUES ('9 another season')")
        let before = try folder.contents("state.sqlite")

        #expect(
            throws: StateStoreError.newerDatabase(
                path: folder.state, found: "9 another season", known: Schema.newest)
        ) { try openStore(folder) }

        #expect(try folder.contents("state.sqlite") == before)
    }

    @Test(arguments: [(ClockKind.real, ClockKind.simulated), (.simulated, .real)])
    func `of the other clock is refused and not touched`(stored: ClockKind, asked: ClockKind) throws {
        try openStore(folder, clock: stored).close()
        let before = try folder.contents("state.sqlite")

        #expect(throws: StateStoreError.otherClock(path: folder.state, stored: stored)) {
            try openStore(folder, clock: asked)
        }

        #expect(try folder.contents("state.sqlite") == before)
    }

    @Test func `after a refusal leaves the lock free`() throws {
        try openStore(folder, clock: .simulated).close()
        #expect(throws: StateStoreError.self) { try openStore(folder) }

        #expect(try otherProcessGetsLock())
    }

    private func otherProcessGetsLock() throws -> Bool {
        let flock = Process()
        flock.executableURL = URL(filePath: "/usr/bin/flock")
        flock.arguments = ["--nonblock", folder.state + ".lock", "true"]
        try flock.run()
        flock.waitUntilExit()
        return flock.terminationStatus == 0
    }

    private func edit(_ sql: String) throws {
        let queue = try DatabaseQueue(path: folder.state)
        try queue.write { db in try db.execute(sql: sql) }
        try queue.close()
    }
}
