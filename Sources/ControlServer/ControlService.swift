import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// Answers `seminarctl` on a Unix socket until the service group shuts down.
///
/// A socket file left by a crash is replaced, and so would be the socket of another daemon that still runs: whoever
/// starts this holds the instance's lock first.
package struct ControlService: Service {
    private let socket: ControlSocket
    private let actions: ControlActions
    private let logger: Logger
    private let onListening: @Sendable () async -> Void

    /// - Parameter onListening: called once, when operators can connect.
    package init(
        socket: ControlSocket, actions: ControlActions, logger: Logger,
        onListening: @escaping @Sendable () async -> Void = {}
    ) {
        self.socket = socket
        self.actions = actions
        self.logger = logger
        self.onListening = onListening
    }

    /// - Throws: ``ControlSocketFailure``.
    package func run() async throws {
        let opening = Opening()
        try socket.checkPlace()
        do {
            try await application(opening, at: try socket.bindingPath()).run()
        } catch {
            throw socket.failure(error)
        }
        socket.remove()
        try opening.check()
    }

    private func application(_ opening: Opening, at path: String) -> some ApplicationProtocol {
        Application(
            responder: ControlResponder(actions: actions),
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: ApplicationConfiguration(address: .unixDomainSocket(path: path), serverName: nil),
            onServerRunning: { channel in
                do throws(ControlSocketFailure) {
                    try socket.openToGroup()
                    await onListening()
                } catch {
                    opening.failed(error)
                    channel.close(promise: nil)
                }
            },
            logger: logger.leavingOutRoutine)
    }
}

extension Logger {
    /// That it listens, and why it ends, is the daemon's to say, once and in its own words; Hummingbird's lines are for
    /// who asks for more than the usual.
    fileprivate var leavingOutRoutine: Logger {
        var logger = self
        if logger.logLevel >= .info { logger.logLevel = .critical }
        return logger
    }
}

/// What went wrong after the socket was bound, where Hummingbird has no way to say so.
private final class Opening: Sendable {
    private let failure = Mutex<ControlSocketFailure?>(nil)

    func failed(_ error: ControlSocketFailure) {
        failure.withLock { $0 = error }
    }

    func check() throws(ControlSocketFailure) {
        if let error = failure.withLock({ $0 }) { throw error }
    }
}
