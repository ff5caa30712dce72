import Glibc
import NIOCore

/// The control socket's place in the file system.
package struct ControlSocket: Sendable, Equatable {
    /// `sun_path` has 108 bytes, and the last is for the terminating zero (unix(7)).
    package static let longestPath = 107

    package let path: String

    /// - Parameter path: relative paths are relative to the working directory.
    package init(path: String) throws(ControlSocketFailure) {
        guard path.utf8.count <= Self.longestPath else {
            throw .pathTooLong(path: path, limit: Self.longestPath)
        }
        self.path = path
    }

    /// A socket that is left there is replaced; any other file is somebody's.
    func checkPlace() throws(ControlSocketFailure) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFSOCK else { return }
        throw .cannotListen(path: path, reason: "there is a file that is no socket")
    }

    /// Lets the socket's group use it.
    ///
    /// To connect one needs write permission, and with any usual umask (022, 077) a new socket gives it to the owner
    /// alone: so nobody else comes in before this.
    func openToGroup() throws(ControlSocketFailure) {
        guard chmod(path, 0o660) == 0 else { throw failure(errno) }
    }

    /// Missing already is just as good.
    func remove() {
        unlink(path)
    }

    func failure(_ error: any Error) -> ControlSocketFailure {
        switch error {
        case let failure as ControlSocketFailure: failure
        case let failure as IOError: self.failure(failure.errnoCode)
        default: .cannotListen(path: path, reason: String(describing: error))
        }
    }

    private func failure(_ code: CInt) -> ControlSocketFailure {
        .cannotListen(path: path, reason: String(cString: strerror(code)))
    }
}
