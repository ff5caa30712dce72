import Foundation
import GRDB

/// The database's file, before it is opened for writing.
enum StateFile {
    /// Others than the service and its group read no names and addresses.
    private static let fileMode: mode_t = 0o640
    private static let folderMode = 0o750

    static func makeFolder(of path: String) throws(StateStoreError) {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: folderMode])
        } catch {
            throw meaning(of: error, folder: folder)
        }
    }

    private static func meaning(of error: any Error, folder: String) -> StateStoreError {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        if let code = underlying?.code, underlying?.domain == NSPOSIXErrorDomain {
            return StateStoreError(errno: Int32(code), path: folder)
        }
        if (error as? CocoaError)?.code == .fileWriteNoPermission { return .readOnly(path: folder) }
        if (error as? CocoaError)?.code == .fileWriteFileExists { return StateStoreError(errno: ENOTDIR, path: folder) }
        return .cannotOpen(path: folder, reason: "\(error.localizedDescription); check the path")
    }

    /// Makes an empty file, which SQLite takes for an empty database, so that it never had a mode of SQLite's choice;
    /// that of a file that exists is its owner's business. SQLite gives its side files the same mode.
    static func make(at path: String) throws(StateStoreError) {
        let made = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, fileMode)
        if made >= 0 {
            _ = fchmod(made, fileMode)
            _ = Foundation.close(made)
            return
        }
        guard errno == EEXIST else { throw StateStoreError(errno: errno, path: path) }
        let existing = open(path, O_RDWR | O_CLOEXEC)
        guard existing >= 0 else { throw StateStoreError(errno: errno, path: path) }
        _ = Foundation.close(existing)
    }

    /// Refuses what a newer version or another program wrote, or another kind of clock drove, without a change to it.
    static func checkIsOurs(at path: String, clock: ClockKind) throws(StateStoreError) {
        do {
            if let damage = try WriteAheadLog(ofDatabaseAt: path)?.damage {
                throw StateStoreError.damagedLog(path: path, reason: damage)
            }
            let queue = try openReadOnly(at: path)
            defer { try? queue.close() }
            try queue.read { db in
                guard try db.isState(at: path) else { return }
                try db.checkFormat(at: path)
                if let stored = try db.clockKind(), stored != clock {
                    throw StateStoreError.otherClock(path: path, stored: stored)
                }
            }
        } catch {
            throw StateStoreError(error, path: path)
        }
    }

    static func openReadOnly(at path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}

extension Database {
    /// False for an empty file, also one that a crash left with nothing but the list of migrations, which GRDB makes in
    /// a transaction of its own; throws for the database of another program.
    func isState(at path: String) throws -> Bool {
        let tables: Int = try scalar("SELECT COUNT(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'") ?? 0
        if tables == 0 { return false }
        let id: Int = try scalar("PRAGMA application_id") ?? 0
        guard id == Schema.applicationID else {
            throw StateStoreError.cannotOpen(path: path, reason: "it is another program's database; check the path")
        }
        return true
    }

    func checkFormat(at path: String) throws {
        let known = Schema.migrator.migrations
        let applied = try Schema.migrator.appliedIdentifiers(self)
        guard let found = applied.subtracting(known).max() else { return }
        throw StateStoreError.newerDatabase(path: path, found: found, known: Schema.newest)
    }
}
