import Glibc

/// A call to the file system that failed: which file, and in the system's words why.
struct FileTrouble: Error, CustomStringConvertible {
    var path: String
    var code: Int32

    static func last(at path: String) -> FileTrouble {
        FileTrouble(path: path, code: errno)
    }

    var description: String {
        let words = String(cString: strerror(code))
        return switch code {
        case ENOSPC, EDQUOT: "\(path): the disk is full; make room"
        case EROFS: "\(path): the file system is read-only"
        case EACCES, EPERM: "\(path): not permitted; the folder must belong to the service's user"
        default: "\(path): \(words)"
        }
    }
}
