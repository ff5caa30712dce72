import Dispatch
import Foundation
import SeminarCore
import Synchronization
import TestSupport
import Testing

@testable import StateStore

@Suite struct `A state under stress` {
    @Test func `is left with whole commits, whichever byte of the log was written last`() throws {
        let folder = try TemporaryFolder()
        let dying = try openStore(folder)
        defer { dying.close() }
        for number in 1...20 {
            _ = try dying.queueMail(makeLedgerEntry("event-\(number)"), at: hour(Double(number)))
        }
        let size = try folder.contents("state.sqlite-wal").count
        var generator = SeededGenerator(seed: 3)

        for _ in 0..<40 {
            let crashed = try folder.copyOfState()
            truncate(crashed.file("state.sqlite-wal"), off_t(Int.random(in: 0...size, using: &generator)))
            try expectWholeCommits(in: crashed)
        }
    }

    /// The schema may be missing too: then nothing was ever committed.
    private func expectWholeCommits(in folder: TemporaryFolder) throws {
        let store = try openStore(folder)
        defer { store.close() }
        let mails = try store.mails().map(\.mail.id).sorted()
        #expect(mails == (0..<mails.count).map { Int64($0 + 1) })
        #expect(try store.entries().compactMap(\.mail).sorted() == mails)
        #expect(try store.lastInstant() == (mails.isEmpty ? nil : hour(Double(mails.count))))
    }

    @Test func `lets one of many threads claim a mail`() throws {
        let folder = try TemporaryFolder()
        let store = try openStore(folder)
        defer { store.close() }
        let ids = try (0..<20).map { try store.queueMail(makeLedgerEntry("event-\($0)")) }
        let claims = Mutex<[Int64]>([])

        DispatchQueue.concurrentPerform(iterations: 8) { @Sendable _ in
            let changes = ids.map { MailChange(id: $0, progress: DeliveryProgress(state: .sending), at: hour(1)) }
            for change in changes {
                let claimed = (try? store.record([change])) ?? []
                claims.withLock { $0.append(contentsOf: claimed) }
            }
        }

        #expect(claims.withLock { $0 }.sorted() == ids)
    }

    @Test func `that was closed refuses every call with a reason`() throws {
        let folder = try TemporaryFolder()
        let store = try openStore(folder)
        store.close()

        #expect(throws: StateStoreError.self) { try store.mails() }
        #expect(throws: StateStoreError.self) { try store.setPaused(true) }
    }
}
