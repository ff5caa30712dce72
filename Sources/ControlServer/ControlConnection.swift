import Glibc
import Hummingbird
import NIOCore

/// The connection that a request came by.
struct ControlConnection: InitializableFromSource {
    private let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        channel = source.channel
    }

    /// The account that opened the connection (`SO_PEERCRED`, unix(7)); it cannot be forged.
    func caller() async -> ControlCaller {
        guard let socket = channel as? any SocketOptionProvider else { return ControlCaller() }
        let option = NIOBSDSocket.Option(rawValue: SO_PEERCRED)
        let credentials: EventLoopFuture<PeerCredentials> = socket.unsafeGetSocketOption(level: .socket, name: option)
        // A peer that has gone has no name any more, and nobody waits for its answer.
        guard let peer = try? await credentials.get() else { return ControlCaller() }
        return ControlCaller(user: peer.user)
    }
}

/// `struct ucred` of unix(7), which the C library hides from Swift.
private struct PeerCredentials: Sendable {
    var process: Int32
    var user: UInt32
    var group: UInt32
}
