import Foundation
import Glibc

/// The service manager's end of sd_notify(3): what the service says about itself, a datagram each.
final class NotifySocket: Sendable {
    struct Failure: Error {
        var code: Int32
    }

    private let descriptor: Int32

    /// Hands each datagram to `hear`, on a thread of its own.
    init(path: String, hear: @escaping @Sendable (String) -> Void) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        unlink(path)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        guard bound == 0 else { throw Failure(code: errno) }
        Thread.detachNewThread { [descriptor] in
            var buffer = [UInt8](repeating: 0, count: 4096)
            while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
                hear(String(decoding: buffer[..<count], as: UTF8.self))
            }
            close(descriptor)
        }
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }
}
