import Foundation
import Glibc

/// A connection that sends what it is told to, and reads only when asked to.
final class IdleClient: Sendable {
    struct Failure: Error {
        var call: String
        var code: Int32
    }

    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        guard connected == 0 else { throw Failure(call: "connect", code: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// The other side may have lost patience before.
    func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        let count = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        guard count == bytes.count || errno == EPIPE || errno == ECONNRESET else {
            throw Failure(call: "send", code: errno)
        }
    }

    /// All that comes until the other side closes.
    func everything() async -> String {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                var bytes: [UInt8] = []
                var piece = [UInt8](repeating: 0, count: 65_536)
                while case let count = recv(descriptor, &piece, piece.count, 0), count > 0 { bytes += piece[..<count] }
                continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
            }
        }
    }

    /// Waits until the other side has closed; false if it has not within ten minutes.
    ///
    /// A long answer that is not read keeps away the news of that, which stands behind it; but who sends a byte to a
    /// connection that is closed hears at once that there is none (RFC 9293 §3.10.7.4).
    func isClosedByPeer() async -> Bool {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                for _ in 1...600 {
                    // POLLRDHUP, a macro that Swift does not see; POLLIN would be there as soon as an answer is.
                    var waiting = pollfd(fd: descriptor, events: 0x2000, revents: 0)
                    if poll(&waiting, 1, 1000) == 1 { return continuation.resume(returning: true) }
                    _ = Glibc.send(descriptor, "x", 1, Int32(MSG_NOSIGNAL))
                }
                continuation.resume(returning: false)
            }
        }
    }
}
