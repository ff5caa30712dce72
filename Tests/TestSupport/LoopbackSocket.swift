import Glibc
import Synchronization

/// A blocking stream socket, TCP on 127.0.0.1 or a Unix socket. One thread reads it; any thread may shut it down.
final class LoopbackSocket: Sendable {
    struct Failure: Error {
        var call: String
        var code: Int32
    }

    private let descriptor: Int32
    private let isClosed = Mutex(false)
    private let unread = Mutex<[UInt8]>([])

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        close()
    }

    /// Listens on a free port.
    static func listening() throws -> LoopbackSocket {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return try listening(family: AF_INET, at: &address)
    }

    /// Listens on a Unix socket, whose path must be short and free.
    static func listening(atPath path: String) throws -> LoopbackSocket {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        return try listening(family: AF_UNIX, at: &address)
    }

    private static func listening<Address>(family: Int32, at address: inout Address) throws -> LoopbackSocket {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(call: "socket", code: errno) }
        let listener = LoopbackSocket(descriptor)
        let size = socklen_t(MemoryLayout<Address>.size)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        guard bound == 0, listen(descriptor, 64) == 0 else { throw Failure(call: "listen", code: errno) }
        return listener
    }

    var port: Int {
        get throws {
            var address = sockaddr_in()
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let found = withUnsafeMutablePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
            }
            guard found == 0 else { throw Failure(call: "getsockname", code: errno) }
            return Int(UInt16(bigEndian: address.sin_port))
        }
    }

    /// The next connection; nil once the socket is shut down.
    func accept() -> LoopbackSocket? {
        let peer = Glibc.accept(descriptor, nil, nil)
        return peer >= 0 ? LoopbackSocket(peer) : nil
    }

    /// The next line with its LF; nil at the end.
    func readLine() -> [UInt8]? {
        unread.withLock { unread in
            while true {
                if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                    defer { unread.removeFirst(end + 1) }
                    return Array(unread[...end])
                }
                guard receive(into: &unread) else { return nil }
            }
        }
    }

    /// Exactly this many bytes; nil if the end comes first.
    func read(_ count: Int) -> [UInt8]? {
        unread.withLock { unread in
            while unread.count < count {
                guard receive(into: &unread) else { return nil }
            }
            defer { unread.removeFirst(count) }
            return Array(unread.prefix(count))
        }
    }

    private func receive(into unread: inout [UInt8]) -> Bool {
        var piece = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &piece, piece.count, 0)
        guard count > 0 else { return false }
        unread += piece[..<count]
        return true
    }

    func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Sends each byte in a packet of its own.
    func writeSlowly(_ bytes: [UInt8]) -> Bool {
        var atOnce: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &atOnce, socklen_t(MemoryLayout<Int32>.size))
        return bytes.allSatisfy { write([$0]) }
    }

    /// Closes by RST in place of FIN.
    func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        close()
    }

    /// Ends reading, writing and accepting, on whatever thread they block.
    func shutDown() {
        isClosed.withLock { if !$0 { _ = shutdown(descriptor, Int32(SHUT_RDWR)) } }
    }

    func close() {
        isClosed.withLock { isClosed in
            if !isClosed { _ = Glibc.close(descriptor) }
            isClosed = true
        }
    }
}
