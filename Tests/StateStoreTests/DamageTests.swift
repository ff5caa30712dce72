import Foundation
import GRDB
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `A state that cannot be used` {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `on a full disk keeps nothing of the commit, and goes on when there is room`() throws {
        let store = try openStore(folder)
        try limitPages(of: store, to: "(SELECT page_count FROM pragma_page_count)")
        let entries = try (0..<500).map { try makeLedgerEntry("event-\($0)", state: .skipped) }
        let tick = TickPlan(now: hour(1), entries: entries, mails: [try makeTickMail([try makeLedgerEntry()])])

        #expect(throws: StateStoreError.diskFull(path: folder.state)) { try store.commit(tick) }

        #expect(try store.entries().isEmpty && store.mails().isEmpty && store.lastInstant() == nil)
        try limitPages(of: store, to: "1000000")
        #expect(try store.commit(tick).count == 1)
        #expect(try store.entries().count == 501)
    }

    @Test func `whose path is a folder says so`() throws {
        try FileManager.default.createDirectory(atPath: folder.state, withIntermediateDirectories: false)

        #expect(throws: StateStoreError.cannotOpen(path: folder.state, reason: "Is a directory; check the path")) {
            try openStore(folder)
        }
    }

    @Test func `whose folder is a file says so`() throws {
        try Data().write(to: URL(filePath: folder.file("file")))

        let error = #expect(throws: StateStoreError.self) {
            try StateStore(path: folder.file("file/state.sqlite"), clock: .real, now: start)
        }

        guard case .cannotOpen = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `that is no database says so and is not touched`() throws {
        let garbage = Data(String(repeating: "seminar: tadl-ss21\n", count: 200).utf8)
        try garbage.write(to: URL(filePath: folder.state))

        #expect(throws: StateStoreError.corrupt(path: folder.state, reason: "the file is no SQLite database")) {
            try openStore(folder)
        }

        #expect(try folder.contents("state.sqlite") == garbage)
    }

    @Test func `that is another program's database is left alone`() throws {
        let queue = try DatabaseQueue(path: folder.state)
        try queue.write { db in try db.execute(sql: "CREATE TABLE places (url TEXT)") }
        try queue.close()

        #expect(
            throws: StateStoreError.cannotOpen(
                path: folder.state, reason: "it is another program's database; check the path")
        ) { try openStore(folder) }
    }

    @Test func `in a file system that is read-only says so`() throws {
        #expect(throws: StateStoreError.readOnly(path: "/sys/kernel/seminard")) {
            try StateStore(path: "/sys/kernel/seminard/state.sqlite", clock: .real, now: start)
        }
    }

    @Test(.enabled(if: geteuid() != 0, "permissions do not bind root"))
    func `in a folder that may not be written says so`() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path) }

        #expect(throws: StateStoreError.readOnly(path: folder.state + ".lock")) { try openStore(folder) }
    }

    @Test func `with a value that means nothing names it, and spares the rest`() throws {
        let store = try openStore(folder)
        let id = try store.queueMail()
        try store.writer.write { db in try db.execute(sql: "UPDATE outbox SET recipient = 'nobody'") }

        #expect(
            throws: StateStoreError.corrupt(
                path: folder.state, reason: "the column \"recipient\" holds \"nobody\", which means nothing")
        ) { try store.mail(id) }
        #expect(try store.entries().count == 1)
    }

    @Test(arguments: [
        StateStoreError.lockedByAnother(path: "s", pid: 7), .newerDatabase(path: "s", found: "2", known: "1"),
        .otherClock(path: "s", stored: .simulated), .readOnly(path: "s"), .diskFull(path: "s"),
        .cannotOpen(path: "s", reason: "r"), .corrupt(path: "s", reason: "r"), .damagedLog(path: "s", reason: "r"),
        .failed(path: "s", reason: "r"),
    ])
    func `is described by where and what in one line`(error: StateStoreError) {
        #expect(error.description.hasPrefix("s: ") && !error.description.contains("\n"))
    }

    private func limitPages(of store: StateStore, to pages: String) throws {
        try store.writer.writeWithoutTransaction { db in
            let count = try Int.fetchOne(db, sql: "SELECT \(pages)") ?? 0
            _ = try Row.fetchAll(db, sql: "PRAGMA max_page_count = \(count)")
        }
    }
}
