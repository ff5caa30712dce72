/// Why the state cannot be used, sorted by what happens next.
package enum StateStoreError: Error, Equatable, Sendable {
    /// Another process holds the state; `pid` is nil where it left none.
    case lockedByAnother(path: String, pid: Int32?)
    /// Written by a newer version; nothing of it was touched.
    case newerDatabase(path: String, found: String, known: String)
    /// It belongs to the other kind of clock; nothing of it was touched.
    case otherClock(path: String, stored: ClockKind)
    case readOnly(path: String)
    /// Nothing of the transaction was kept; once there is room again, the open store goes on.
    case diskFull(path: String)
    case cannotOpen(path: String, reason: String)
    /// The file is damaged, or no database at all.
    case corrupt(path: String, reason: String)
    /// The database is whole, but what was committed last stands in a log that cannot be read to its end.
    case damagedLog(path: String, reason: String)
    case failed(path: String, reason: String)
}

extension StateStoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .lockedByAnother(let path, let pid):
            "\(path): used by another seminard\(pid.map { " (process \($0))" } ?? ""); "
                + "stop it first, or give this one a state of its own"
        case .newerDatabase(let path, let found, let known):
            "\(path): written by a newer seminard (its format is \"\(found)\", this one knows up to \"\(known)\"); "
                + "install that version, or restore the state from before the upgrade"
        case .otherClock(let path, let stored):
            "\(path): this state belongs to a \(stored.rawValue) clock; "
                + "run it on that clock, or give this run a state of its own"
        case .readOnly(let path): "\(path): cannot be written; give the service write access to the file and its folder"
        case .diskFull(let path): "\(path): the disk is full; nothing of this change was kept; free some space"
        case .cannotOpen(let path, let reason): "\(path): cannot be opened: \(reason)"
        case .corrupt(let path, let reason): "\(path): damaged: \(reason); restore it from a backup"
        case .damagedLog(let path, let reason):
            "\(path): \(reason), so mail that went out would go out again; restore it from a backup with "
                + "\"seminard restore\", which holds mail until you have decided about it"
        case .failed(let path, let reason): "\(path): \(reason)"
        }
    }
}
