import Dispatch
import Foundation
import Glibc

/// Tells the service manager how the service fares (sd_notify(3)), where there is one.
struct ServiceNotifier: Sendable {
    private let address: String?

    /// `NOTIFY_SOCKET` names a socket's path, or with a leading `@` one in the abstract namespace.
    init(environment: [String: String]) { address = environment["NOTIFY_SOCKET"] }

    func ready(_ status: String) { send("READY=1\nSTATUS=\(status)") }

    func status(_ status: String) { send("STATUS=\(status)") }

    func reloading() { send("RELOADING=1\nMONOTONIC_USEC=\(Self.monotonicMicroseconds())") }

    func stopping() { send("STOPPING=1") }

    func alive() { send("WATCHDOG=1") }

    /// A message that does not arrive is nobody's business here: the manager notices a missing READY by itself.
    private func send(_ message: String) {
        guard let address, var target = sockaddr_un(abstractOrPath: address) else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let length = socklen_t((MemoryLayout.offset(of: \sockaddr_un.sun_path) ?? 2) + address.utf8.count)
        let bytes = Array(message.utf8)
        withUnsafePointer(to: &target) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), address, length)
            }
        }
    }

    private static func monotonicMicroseconds() -> UInt64 { DispatchTime.now().uptimeNanoseconds / 1000 }
}

extension sockaddr_un {
    /// Nil where the path does not fit.
    fileprivate init?(abstractOrPath path: String) {
        self.init()
        sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(path.utf8)
        guard !bytes.isEmpty, bytes.count < MemoryLayout.size(ofValue: sun_path) else { return nil }
        if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
        withUnsafeMutableBytes(of: &sun_path) { $0.copyBytes(from: bytes) }
    }
}
