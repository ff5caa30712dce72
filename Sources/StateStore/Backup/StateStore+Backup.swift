import Foundation
import GRDB
import SeminarCore

extension StateStore {
    /// Writes the state as it stands into a database of its own at `path`, which must not exist; the service goes on
    /// writing meanwhile.
    ///
    /// The copy knows that it is one, and since when: whoever opens it holds mail until a person has decided about the
    /// time since (``RestoreGap``), however it came to its place.
    package func backUp(to path: String, at now: Date) throws(StateStoreError) {
        do {
            try StateFile.make(at: path)
            let copy = try DatabaseQueue(path: path)
            try writer.backup(to: copy)
            try copy.markAsCopy(from: now)
            try copy.close()
        } catch {
            throw StateStoreError(error, path: path)
        }
    }

    /// Puts the backup at `backup` in the place of the state at `path`, which must not be in use.
    ///
    /// What was there stays beside it. The exchange is one rename at the end: until then the old state is in its place,
    /// after it the new one.
    ///
    /// - Returns: where the former state is now; nil where there was none.
    package static func restore(_ backup: String, to path: String, at now: Date) throws(StateStoreError) -> String? {
        try StateFile.makeFolder(of: path)
        let lock = try StateLock(forStateAt: path)
        defer { lock.release() }
        try StateFile.checkIsWhole(at: backup)
        let incoming = path + ".restoring"
        do {
            try StateFile.copyDatabase(from: backup, to: incoming)
        } catch {
            throw StateStoreError(error, path: incoming)
        }
        let former = try StateFile.setAside(path, at: now)
        try StateFile.replace(path, with: incoming)
        return former
    }
}

extension DatabaseQueue {
    /// Notes that this is a copy, and makes it one file without a log beside it.
    fileprivate func markAsCopy(from instant: Date) throws {
        try writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            try db.setMeta(.copiedAt, instant.nanoseconds)
        }
    }
}

extension StateFile {
    /// Refuses what is no state, is a newer version's, or is damaged anywhere.
    fileprivate static func checkIsWhole(at path: String) throws(StateStoreError) {
        guard FileManager.default.fileExists(atPath: path) else { throw StateStoreError(errno: ENOENT, path: path) }
        do {
            let queue = try openReadOnly(at: path)
            defer { try? queue.close() }
            try queue.read { db in
                guard try db.isState(at: path) else {
                    throw StateStoreError.cannotOpen(path: path, reason: "it is an empty file; name a backup")
                }
                try db.checkFormat(at: path)
                let finding: String = try db.scalar("PRAGMA integrity_check(1)") ?? ""
                guard finding == "ok" else { throw StateStoreError.corrupt(path: path, reason: finding) }
            }
        } catch {
            throw StateStoreError(error, path: path)
        }
    }

    /// By SQLite itself: a state that was copied with its log comes over whole, which a copy of the file would not. One
    /// that does not know that it is a copy is told, as of the last instant that it saw.
    fileprivate static func copyDatabase(from backup: String, to path: String) throws {
        unlink(path)
        try make(at: path)
        let source = try openReadOnly(at: backup)
        let copy = try DatabaseQueue(path: path)
        try source.backup(to: copy)
        let last: Int64? = try copy.read { db in try db.meta(.copiedAt) ?? db.meta(.lastInstant) }
        try copy.markAsCopy(from: last.map { Date(nanoseconds: $0) } ?? Date(timeIntervalSince1970: 0))
        try copy.close()
        try source.close()
    }

    /// Gives the database and its log a second name; the first stays until something else has it.
    ///
    /// The log goes with it, as SQLite finds it by its name: in the wrong place it would be read into another database.
    fileprivate static func setAside(_ path: String, at now: Date) throws(StateStoreError) -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let former = unusedName("\(path).before-restore-\(Int(now.timeIntervalSince1970))")
        guard link(path, former) == 0 else { throw StateStoreError(errno: errno, path: former) }
        for suffix in ["-wal", "-shm"] where rename(path + suffix, former + suffix) != 0 && errno != ENOENT {
            throw StateStoreError(errno: errno, path: former + suffix)
        }
        return former
    }

    private static func unusedName(_ name: String) -> String {
        let names = [name] + (2...1000).map { "\(name).\($0)" }
        return names.first { !FileManager.default.fileExists(atPath: $0) } ?? name
    }

    fileprivate static func replace(_ path: String, with incoming: String) throws(StateStoreError) {
        guard rename(incoming, path) == 0 else { throw StateStoreError(errno: errno, path: path) }
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw StateStoreError(errno: errno, path: path) }
        defer { _ = Foundation.close(folder) }
        guard fsync(folder) == 0 else { throw StateStoreError(errno: errno, path: path) }
    }
}
