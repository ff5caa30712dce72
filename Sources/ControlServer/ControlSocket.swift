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

    /// A socket that is left there is replaced; one that answers, and any other file, is somebody's.
    func checkPlace() throws(ControlSocketFailure) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw .cannotListen(path: path, reason: "there is a file that is no socket")
        }
        guard !isAnswered else { throw .cannotListen(path: path, reason: "another service answers there") }
    }

    /// Whether a process listens at the path: the state's lock does not tell where two states name one socket.
    private var isAnswered: Bool {
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, length) == 0 }
        }
    }

    /// SwiftNIO takes at most 103 bytes on every system: a longer path is bound by way of its folder's descriptor,
    /// which stays open as long as the process. `/dev/fd` leads to `/proc/self/fd` (proc(5)) and is the shorter name: a
    /// process with thousands of open files has room for its number.
    func bindingPath() throws(ControlSocketFailure) -> String {
        guard path.utf8.count > Self.longestOfNIO, let slash = path.lastIndex(of: "/") else { return path }
        let folder = open(String(path[...slash]), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure(errno) }
        return "/dev/fd/\(folder)/\(path[path.index(after: slash)...])"
    }

    private static let longestOfNIO = 103

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
