import GRDB
import GRDBSQLite
import Synchronization

/// Counts what a state reads and how long SQLite looks for it, by SQLite's own account: for tests and benchmarks, since
/// that cost follows what is due is a promise.
package final class ReadTally: Sendable {
    package struct Sums: Hashable, Sendable {
        /// That queries yielded.
        package var rows = 0
        /// Of SQLite's virtual machine: also what a query passed over on its way.
        package var steps = 0
    }

    private let sums = Mutex(Sums())

    package init() {}

    /// Since the last time that this was asked.
    package func take() -> Sums {
        sums.withLock { sums in
            defer { sums = Sums() }
            return sums
        }
    }

    /// - Precondition: the tally lives as long as the connection.
    func watch(_ db: Database) {
        let events = UInt32(SQLITE_TRACE_ROW | SQLITE_TRACE_PROFILE)
        sqlite3_trace_v2(
            db.sqliteConnection, events,
            { @Sendable event, tally, statement, _ in
                if let tally, let statement {
                    Unmanaged<ReadTally>.fromOpaque(tally).takeUnretainedValue()
                        .note(event, OpaquePointer(statement))
                }
                return 0
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func note(_ event: UInt32, _ statement: OpaquePointer) {
        sums.withLock { sums in
            if event == UInt32(SQLITE_TRACE_ROW) { return sums.rows += 1 }
            sums.steps += Int(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1))
        }
    }
}
