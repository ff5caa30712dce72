import Glibc

/// Files that survive a power cut and that only the service's user reads: what they hold is mail.
enum PrivateFile {
    /// Makes a folder unless it is there; its parent must be.
    static func makeFolder(_ path: String) throws(FileTrouble) {
        guard mkdir(path, 0o700) == 0 else {
            guard errno == EEXIST else { throw .last(at: path) }
            return
        }
        try synchronise(folder: path + "/..")
    }

    /// Writes a new file and waits until the disk has it.
    static func write(_ bytes: [UInt8], to path: String) throws(FileTrouble) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .last(at: path) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { throw .last(at: path) }
            written += max(0, count)
        }
        guard fsync(file) == 0 else { throw .last(at: path) }
    }

    static func move(_ path: String, to target: String) throws(FileTrouble) {
        guard rename(path, target) == 0 else { throw .last(at: target) }
    }

    /// A rename is on the disk only when its folder is.
    static func synchronise(folder: String) throws(FileTrouble) {
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw .last(at: folder) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw .last(at: folder) }
    }

    /// Makes the folders above `path` that are missing.
    static func makeParents(of path: String) throws(FileTrouble) {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        let parent = String(path[..<slash])
        guard access(parent, F_OK) != 0 else { return }
        try makeParents(of: parent)
        try makeFolder(parent)
    }

    /// `path` itself, or the folder above it in which the first missing one would be made.
    static func nearestExisting(to path: String) -> String {
        if access(path, F_OK) == 0 || errno == ENOTDIR { return path }
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "." }
        return nearestExisting(to: String(path[..<slash]))
    }

    static func checkWritable(_ folder: String) throws(FileTrouble) {
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw .last(at: folder) }
        close(file)
        guard access(folder, W_OK | X_OK) == 0 else { throw .last(at: folder) }
    }
}
