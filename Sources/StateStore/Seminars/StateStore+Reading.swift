import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// The stamps of a seminar in the state at `path`, beside a service that may be running: read-only, without the
    /// lock, and without regard to the clock.
    ///
    /// - Returns: nil where there is no state, or none that the caller may see.
    package static func readStamps(
        path: String, seminar: Identifier
    ) throws(StateStoreError) -> [Identifier: EventStamp]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try readStamps(of: seminar, openingAt: path, stateAt: path)
        } catch let error as DatabaseError where lacksSharedMemory(error) && isAtRest(path) {
            return try readStampsAtRest(path: path, seminar: seminar)
        } catch {
            throw StateStoreError(error, path: path)
        }
    }

    /// A reader who may not write in the folder cannot make the shared memory that WAL asks for. Where no service runs
    /// and all is in the database itself, none is needed.
    private static func readStampsAtRest(
        path: String, seminar: Identifier
    ) throws(StateStoreError) -> [Identifier: EventStamp]? {
        var location = URLComponents()
        location.scheme = "file"
        location.path = path
        location.queryItems = [URLQueryItem(name: "immutable", value: "1")]
        do {
            return try readStamps(of: seminar, openingAt: location.string ?? path, stateAt: path)
        } catch {
            throw StateStoreError(error, path: path)
        }
    }

    private static func lacksSharedMemory(_ error: DatabaseError) -> Bool {
        error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY
    }

    private static func isAtRest(_ path: String) -> Bool { !FileManager.default.fileExists(atPath: path + "-wal") }

    private static func readStamps(
        of seminar: Identifier, openingAt location: String, stateAt path: String
    ) throws -> [Identifier: EventStamp]? {
        let queue = try StateFile.openReadOnly(at: location)
        defer { try? queue.close() }
        return try queue.read { db in
            guard try db.isState(at: path) else { return nil }
            try db.checkFormat(at: path)
            return try db.stamps(of: seminar)
        }
    }
}
