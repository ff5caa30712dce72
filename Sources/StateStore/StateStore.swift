import Foundation
import GRDB
import Synchronization

/// What the service must not forget: seminars in force, stamps, the plan, the ledger, the outbox and rosters, in one
/// SQLite database that one process at a time works with.
///
/// Every method blocks until its transaction is on the disk or has failed as a whole. "through" includes the instant
/// that is named. Any thread may call.
package final class StateStore: Sendable {
    /// Where it is; `:memory:` for one that is nowhere.
    package let path: String
    let writer: any DatabaseWriter
    private let lock: StateLock?
    private let isClosed = Mutex(false)
    private let writes = Mutex(0)

    /// Opens the state at `path`, making it and its folder where they are missing.
    ///
    /// The lock comes first, so that a second process is refused before it has read anything; then a look that changes
    /// nothing; only then is the database opened for writing and brought up to date.
    ///
    /// - Parameters:
    ///   - now: kept as the moment at which a new state was made.
    ///   - tally: counts what is read; nil counts nothing.
    package init(
        path: String, clock: ClockKind, now: Date, tally: ReadTally? = nil
    ) throws(StateStoreError) {
        try StateFile.makeFolder(of: path)
        let lock = try StateLock(forStateAt: path)
        try StateFile.make(at: path)
        try StateFile.checkIsOurs(at: path, clock: clock)
        do {
            writer = try Self.openPool(at: path, tally)
            try Schema.migrator.migrate(writer)
            try writer.write { db in
                try db.recordOrigin(clock: clock, at: now)
                try db.noticeRestore()
            }
        } catch {
            throw StateStoreError(error, path: path)
        }
        self.path = path
        self.lock = lock
    }

    /// An empty state that vanishes with the process, for what only plays through a season.
    package init(inMemory clock: ClockKind) throws(StateStoreError) {
        path = ":memory:"
        lock = nil
        do {
            writer = try DatabaseQueue()
            try Schema.migrator.migrate(writer)
            try writer.write { db in try db.recordOrigin(clock: clock, at: nil) }
        } catch {
            throw StateStoreError(error, path: path)
        }
    }

    /// Ends all access, then gives the lock back. A second call does nothing.
    package func close() {
        let wasClosed = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return isClosed
        }
        guard !wasClosed else { return }
        // A pool's last connection may be a reader, which leaves everything in the log: who copies the database alone
        // would copy nothing. What cannot be brought over now is brought over at the next start.
        try? writer.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        // An open reader can only delay the end of the file's locks until the process ends; nothing is lost by it.
        try? writer.close()
        lock?.release()
    }

    private static func openPool(at path: String, _ tally: ReadTally?) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.label = "state"
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        // The closure keeps the tally for as long as there are connections.
        if let tally { configuration.prepareDatabase { tally.watch($0) } }
        let pool = try DatabasePool(path: path, configuration: configuration)
        // The pool itself chooses NORMAL, which may lose the last commits in a power cut: a mail would go out twice.
        try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        return pool
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(StateStoreError) -> Value {
        do { return try writer.read(body) } catch { throw StateStoreError(error, path: path) }
    }

    /// One transaction: all of `body` or nothing.
    func write<Value>(_ body: (Database) throws -> Value) throws(StateStoreError) -> Value {
        let value = try writeDelivery(body)
        writes.withLock { $0 += 1 }
        return value
    }

    /// The same, for what delivery alone changes: nothing that is made of seminars, plans and rosters.
    func writeDelivery<Value>(_ body: (Database) throws -> Value) throws(StateStoreError) -> Value {
        do { return try writer.write(body) } catch { throw StateStoreError(error, path: path) }
    }

    /// Another after every transaction that may have changed more than deliveries; what was made of seminars, plans and
    /// rosters can be kept until then.
    package var generation: Int { writes.withLock { $0 } }
}
