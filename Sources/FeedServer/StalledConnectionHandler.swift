import NIOCore

/// Closes a connection on which nothing has moved for a while, in either direction.
///
/// Hummingbird's own timeout watches clients that do not ask; this also ends those who ask and do not take the answer.
final class StalledConnectionHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    /// With what it needs before it in the pipeline.
    static func handlers(after patience: Duration) -> [any RemovableChannelHandler] {
        [IdleStateHandler(allTimeout: TimeAmount(patience)), StalledConnectionHandler()]
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is IdleStateHandler.IdleStateEvent else { return context.fireUserInboundEventTriggered(event) }
        context.close(promise: nil)
    }
}
