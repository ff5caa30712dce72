import Foundation
import GRDB
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `A backup` {
    private let folder: TemporaryFolder
    private var copy: String { folder.file("copy.sqlite") }

    init() throws { folder = try TemporaryFolder() }

    @Test func `is one file that its owner alone can change, and leaves the service at work`() throws {
        let store = try openStore(folder)
        defer { store.close() }
        let id = try store.queueMail()

        try store.backUp(to: copy, at: hour(2))
        try store.finish(id, as: .accepted)

        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("copy") }.count == 1)
        let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
        #expect(try #require(mode) & 0o137 == 0)
        #expect(try store.gap() == nil && !store.isPaused())
    }

    @Test func `is never written over another file`() throws {
        let store = try openStore(folder)
        defer { store.close() }
        try Data("precious".utf8).write(to: URL(filePath: copy))

        #expect(throws: StateStoreError.self) { try store.backUp(to: copy, at: hour(2)) }

        #expect(try folder.contents("copy.sqlite") == Data("precious".utf8))
    }

    @Test func `pauses mail wherever it is opened, and remembers since when, also after another start`() throws {
        let store = try openStore(folder)
        _ = try store.queueMail()
        try store.backUp(to: copy, at: hour(2))
        store.close()

        for _ in 0..<2 {
            let opened = try StateStore(path: copy, clock: .real, now: hour(9))
            try opened.boundGap(at: hour(9))
            #expect(try opened.isPaused() && opened.pauseReason() == "restored from a backup")
            let gap = try #require(try opened.gap())
            #expect(gap.since == hour(2) && gap.until == hour(9) && gap.mails.count == 1)
            opened.close()
        }
    }

    @Test func `comes into the place of the state, which stays beside it`() throws {
        let store = try openStore(folder)
        try store.backUp(to: copy, at: hour(2))
        let id = try store.queueMail(at: hour(3))
        store.close()

        let former = try #require(try StateStore.restore(copy, to: folder.state, at: hour(5)))

        let restored = try StateStore(path: folder.state, clock: .real, now: hour(6))
        #expect(try restored.mail(id) == nil)
        restored.close()
        let aside = try StateStore(path: former, clock: .real, now: hour(6))
        defer { aside.close() }
        #expect(try aside.mail(id) != nil && aside.gap() == nil)
    }

    @Test func `is put back also over a state that died with its log unread`() throws {
        let store = try openStore(folder)
        let id = try store.queueMail()
        try store.backUp(to: copy, at: hour(2))
        let dead = try TemporaryFolder()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: folder.state + suffix, toPath: dead.state + suffix)
        }
        store.close()

        let former = try #require(try StateStore.restore(copy, to: dead.state, at: hour(5)))

        for path in [dead.state, former] {
            let opened = try StateStore(path: path, clock: .real, now: hour(6))
            #expect(try opened.mail(id) != nil, "\(path)")
            opened.close()
        }
    }

    @Test func `of a state that was merely copied counts from the last instant that it saw`() throws {
        let store = try openStore(folder)
        _ = try store.queueMail(at: hour(1))
        store.close()
        try FileManager.default.copyItem(atPath: folder.state, toPath: copy)

        _ = try StateStore.restore(copy, to: folder.state, at: hour(5))

        let restored = try StateStore(path: folder.state, clock: .real, now: hour(6))
        defer { restored.close() }
        #expect(try restored.gap()?.since == hour(1))
    }

    @Test func `is not put back while a service runs`() throws {
        let store = try openStore(folder)
        defer { store.close() }
        try store.backUp(to: copy, at: hour(2))

        #expect(throws: StateStoreError.lockedByAnother(path: folder.state, pid: getpid())) {
            try StateStore.restore(copy, to: folder.state, at: hour(5))
        }
    }

    @Test(arguments: ["", "garbage that is no database at all, and long enough to be looked at as one"])
    func `that is none is refused, and the state stays`(content: String) throws {
        let store = try openStore(folder)
        let id = try store.queueMail()
        store.close()
        try Data(content.utf8).write(to: URL(filePath: copy))

        #expect(throws: StateStoreError.self) { try StateStore.restore(copy, to: folder.state, at: hour(5)) }

        let same = try openStore(folder)
        defer { same.close() }
        #expect(try same.mail(id) != nil && same.gap() == nil)
    }

    @Test func `that is damaged inside is refused`() throws {
        let store = try openStore(folder)
        for _ in 0..<200 {
            _ = try store.insertTestMail(
                to: try EmailAddress(parsing: "a@example.org"), usefulUntil: hour(9), at: hour(1))
        }
        try store.backUp(to: copy, at: hour(2))
        store.close()
        var bytes = try folder.contents("copy.sqlite")
        bytes.replaceSubrange(bytes.count / 2..<bytes.count / 2 + 9000, with: Data(repeating: 0xAA, count: 9000))
        try bytes.write(to: URL(filePath: copy))

        let error = #expect(throws: StateStoreError.self) {
            try StateStore.restore(copy, to: folder.state, at: hour(5))
        }

        guard case .corrupt = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `is missing where there is no such file, and nothing is made in its place`() throws {
        #expect(throws: StateStoreError.self) { try StateStore.restore(copy, to: folder.state, at: hour(5)) }
        #expect(!FileManager.default.fileExists(atPath: copy))
        #expect(!FileManager.default.fileExists(atPath: folder.state))
    }
}
