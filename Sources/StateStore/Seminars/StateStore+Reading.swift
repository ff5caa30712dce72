import Foundation
import GRDB
import SeminarCore

/// What a seminar's calendar is written with besides its timeline, and what its files are held against.
package struct StoredCalendar: Hashable, Sendable {
    package var stamps: [Identifier: EventStamp]
    /// Also what has been shown for long enough.
    package var tombstones: [Tombstone]
    /// The latest instant that the state has seen.
    package var lastInstant: Date?
    /// The last good text of the seminar's file; nil where none is in force.
    package var text: String?
    package var people: KnownPeople
    /// Of the roster's file that was imported last.
    package var rosterDigest: String?

    package init(
        stamps: [Identifier: EventStamp] = [:], tombstones: [Tombstone] = [], lastInstant: Date? = nil,
        text: String? = nil, people: KnownPeople = KnownPeople(), rosterDigest: String? = nil
    ) {
        self.people = people
        self.rosterDigest = rosterDigest
        self.stamps = stamps
        self.tombstones = tombstones
        self.lastInstant = lastInstant
        self.text = text
    }
}

extension StateStore {
    /// What the state at `path` knows of a seminar's calendar, beside a service that may be running: read-only, without the
    /// lock, and without regard to the clock.
    ///
    /// - Returns: nil where there is no state, or none that the caller may see.
    package static func readCalendar(
        path: String, seminar: Identifier
    ) throws(StateStoreError) -> StoredCalendar? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try readCalendar(of: seminar, openingAt: path, stateAt: path)
        } catch let error as DatabaseError where lacksSharedMemory(error) && isAtRest(path) {
            return try readCalendarAtRest(path: path, seminar: seminar)
        } catch {
            throw StateStoreError(error, path: path)
        }
    }

    /// A reader who may not write in the folder cannot make the shared memory that WAL asks for. Where no service runs
    /// and all is in the database itself, none is needed.
    private static func readCalendarAtRest(
        path: String, seminar: Identifier
    ) throws(StateStoreError) -> StoredCalendar? {
        var location = URLComponents()
        location.scheme = "file"
        location.path = path
        location.queryItems = [URLQueryItem(name: "immutable", value: "1")]
        do {
            return try readCalendar(of: seminar, openingAt: location.string ?? path, stateAt: path)
        } catch {
            throw StateStoreError(error, path: path)
        }
    }

    private static func lacksSharedMemory(_ error: DatabaseError) -> Bool {
        error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY
    }

    private static func isAtRest(_ path: String) -> Bool { !FileManager.default.fileExists(atPath: path + "-wal") }

    private static func readCalendar(
        of seminar: Identifier, openingAt location: String, stateAt path: String
    ) throws -> StoredCalendar? {
        let queue = try StateFile.openReadOnly(at: location)
        defer { try? queue.close() }
        return try queue.read { db in
            guard try db.isState(at: path) else { return nil }
            try db.checkFormat(at: path)
            let lastInstant: Int64? = try db.meta(.lastInstant)
            return StoredCalendar(
                stamps: try db.stamps(of: seminar), tombstones: try db.tombstones(of: seminar),
                lastInstant: lastInstant.map { Date(nanoseconds: $0) },
                text: try db.scalar("SELECT text FROM seminar WHERE id = ?", [seminar.text]),
                people: try db.knownPeople(of: seminar), rosterDigest: try db.rosterDigest(of: seminar))
        }
    }
}
