import Foundation
import GRDB

extension StateStoreError {
    /// What an error of the database, of a row or of the file system means for the state at `path`.
    init(_ error: any Error, path: String) {
        switch error {
        case let known as StateStoreError: self = known
        case let database as DatabaseError: self = Self.meaning(of: database, path: path)
        case let value as UnreadableValue: self = .corrupt(path: path, reason: value.description)
        // Its own description has the row, with names and addresses that belong in no log.
        case is RowDecodingError: self = .corrupt(path: path, reason: "a row lacks a value that it must have")
        default: self = .failed(path: path, reason: "\(error)")
        }
    }

    private static func meaning(of error: DatabaseError, path: String) -> StateStoreError {
        let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
        return switch error.resultCode {
        case .SQLITE_FULL: .diskFull(path: path)
        case .SQLITE_READONLY: .readOnly(path: path)
        case .SQLITE_CORRUPT: .corrupt(path: path, reason: reason)
        case .SQLITE_NOTADB: .corrupt(path: path, reason: "the file is no SQLite database")
        case .SQLITE_CANTOPEN:
            .cannotOpen(path: path, reason: "\(reason); check the path and who may read and write it")
        default: .failed(path: path, reason: "\(reason) (SQLite \(error.extendedResultCode.rawValue))")
        }
    }

    /// What a failed system call means; `errno` is the caller's, taken at once.
    init(errno code: Int32, path: String) {
        switch code {
        case EACCES, EPERM, EROFS: self = .readOnly(path: path)
        case ENOSPC, EDQUOT: self = .diskFull(path: path)
        default:
            self = .cannotOpen(path: path, reason: "\(String(cString: strerror(code))); check the path")
        }
    }
}
