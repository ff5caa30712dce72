import Foundation
import Glibc
import SeminarCore

/// Files that other programs read while they are replaced: there is always one whole version, the former or the new
/// one, also after a power cut.
enum PublicFile {
    /// In whose words it says what the system does.
    struct Trouble: Error, CustomStringConvertible {
        let description: String

        init(_ path: String, _ code: Int32 = errno) {
            let reason =
                switch code {
                case ENOSPC, EDQUOT: "the disk is full; make room"
                case EROFS: "the file system is read-only; name the folder in the unit's ReadWritePaths="
                case EACCES, EPERM: "not permitted; let the service's user write to the folder"
                default: String(cString: strerror(code))
                }
            description = "\(path): \(reason)"
        }
    }

    /// Does nothing where the file has these bytes already: a service that starts again touches no file, from whose time a
    /// web server makes Last-Modified.
    static func replace(_ path: String, with bytes: [UInt8]) throws(Trouble) {
        if isPublic(path, withHash: ContentHash.hexadecimal(of: bytes)) { return }
        let (folder, name) = split(path)
        let draft = "\(folder)/.\(name).new"
        unlink(draft)
        do throws(Trouble) {
            try write(bytes, to: draft)
            guard rename(draft, path) == 0 else { throw Trouble(path) }
            try synchronise(folder)
        } catch {
            unlink(draft)
            throw error
        }
    }

    /// Whether it has those bytes, and everyone may read it.
    static func isPublic(_ path: String, withHash hash: String) -> Bool {
        guard isPublic(path), let bytes = FileManager.default.contents(atPath: path) else { return false }
        return ContentHash.hexadecimal(of: bytes) == hash
    }

    /// Whether it is a file of its own that everyone may read.
    private static func isPublic(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.type] as? FileAttributeType == .typeRegular
            && attributes?[.posixPermissions] as? Int == Int(mode)
    }

    private static let mode: mode_t = 0o644

    /// Does nothing where there is none.
    static func remove(_ path: String) throws(Trouble) {
        guard unlink(path) == 0 else {
            if errno == ENOENT { return }
            throw Trouble(path)
        }
        try synchronise(split(path).folder)
    }

    /// For everyone to read, whatever the umask.
    private static func write(_ bytes: [UInt8], to path: String) throws(Trouble) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Trouble(path) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { throw Trouble(path) }
            written += max(0, count)
        }
        guard fchmod(file, mode) == 0, fsync(file) == 0 else { throw Trouble(path) }
    }

    /// A rename is on the disk only when its folder is.
    private static func synchronise(_ folder: String) throws(Trouble) {
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw Trouble(folder) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw Trouble(folder) }
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        let url = URL(filePath: path)
        return (url.deletingLastPathComponent().path, url.lastPathComponent)
    }
}
