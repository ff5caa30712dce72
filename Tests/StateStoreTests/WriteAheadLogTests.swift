import Foundation
import SeminarCore
import Testing

@testable import StateStore

/// What a process that was killed leaves behind: a database and its log, with 40 mails in it, each a transaction.
@Suite struct `A log that a killed service left` {
    private let left: TemporaryFolder
    private static let mails = 40

    init() throws {
        let folder = try TemporaryFolder()
        let store = try openStore(folder)
        for number in 0..<Self.mails {
            _ = try store.queueMail(makeLedgerEntry("event-\(number)"))
        }
        left = try folder.copyOfState()
        store.close()
    }

    private func mailsFound() throws -> Int {
        let store = try openStore(left)
        defer { store.close() }
        return try store.mails().count
    }

    private func change(_ body: (inout Data) -> Void) throws {
        var log = try left.contents("state.sqlite-wal")
        body(&log)
        try log.write(to: URL(filePath: left.file("state.sqlite-wal")))
    }

    @Test func `is read to its end`() throws {
        #expect(try left.contents("state.sqlite-wal").count > 100_000)
        #expect(try mailsFound() == Self.mails)
    }

    @Test(arguments: [0, 10, 30, 40, 5000, 50_000])
    func `is refused where a byte in it has changed`(offset: Int) throws {
        try change { $0[offset] ^= 0x10 }
        let error = #expect(throws: StateStoreError.self) { try mailsFound() }
        guard case .damagedLog(left.state, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `is refused where a page of it was lost`() throws {
        try change { $0.replaceSubrange(40_000..<44_096, with: Data(count: 4096)) }
        #expect(throws: StateStoreError.self) { try mailsFound() }
    }

    @Test(arguments: [1, 700, 4096, 5000])
    func `that broke off in its last transaction is read up to it`(missing: Int) throws {
        try change { $0 = $0.dropLast(missing) }
        #expect(try (Self.mails - 3..<Self.mails).contains(mailsFound()))
    }

    @Test func `that is empty is none`() throws {
        try change { $0 = Data() }
        #expect(try mailsFound() < Self.mails)
    }

    @Test func `is left as it is when it is refused`() throws {
        try change { $0[5000] ^= 0x10 }
        let before = try left.contents("state.sqlite-wal")
        #expect(throws: StateStoreError.self) { try mailsFound() }
        #expect(try left.contents("state.sqlite-wal") == before)
    }
}
