import NIOCore
import NIOPosix

/// Stands before a server on loopback as if it were far away: what comes in goes out half a round trip later, in either
/// direction, whatever comes meanwhile.
///
/// A program of its own on the way, and not the kernel's `netem`, which few containers have.
final class DelayingProxy: Sendable {
    private let channel: any Channel

    init(roundTrip: TimeAmount, before port: Int) async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let oneWay = TimeAmount.nanoseconds(roundTrip.nanoseconds / 2)
        channel = try await ServerBootstrap(group: group.next())
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { near in
                near.eventLoop.makeCompletedFuture {
                    // The handshake takes a round trip too.
                    let far = near.eventLoop.scheduleTask(in: roundTrip) {}.futureResult.flatMap {
                        Self.connection(from: near, to: port, after: oneWay)
                    }
                    try near.pipeline.syncOperations.addHandler(Forwarding(to: far, after: oneWay))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    deinit { channel.close(promise: nil) }

    var port: Int { channel.localAddress?.port ?? 0 }

    private static func connection(
        from near: any Channel, to port: Int, after oneWay: TimeAmount
    ) -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: near.eventLoop).channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { far in
                // From its first byte on: a server speaks first.
                far.eventLoop.makeCompletedFuture {
                    let peer = far.eventLoop.makeSucceededFuture(near)
                    try far.pipeline.syncOperations.addHandler(Forwarding(to: peer, after: oneWay))
                }
            }
            .connect(host: "127.0.0.1", port: port)
    }

    static func freePort() async throws -> Int {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = channel.localAddress?.port ?? 0
        try await channel.close()
        return port
    }

    static func listens(on port: Int) async throws -> Bool {
        let attempt = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton).connect(
            host: "127.0.0.1", port: port)
        guard let channel = try? await attempt.get() else { return false }
        try await channel.close()
        return true
    }
}

/// One direction of one connection. Both its channels are on one event loop, which keeps what is to go at equal times
/// in its order.
private final class Forwarding: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let peer: EventLoopFuture<any Channel>
    private let delay: TimeAmount

    init(to peer: EventLoopFuture<any Channel>, after delay: TimeAmount) {
        self.peer = peer
        self.delay = delay
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        context.eventLoop.scheduleTask(in: delay) { [peer] in
            peer.whenSuccess { $0.writeAndFlush(bytes, promise: nil) }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        context.eventLoop.scheduleTask(in: delay) { [peer] in
            peer.whenSuccess { $0.close(promise: nil) }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
