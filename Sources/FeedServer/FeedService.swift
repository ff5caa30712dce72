import Glibc
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// Serves calendars and pages over HTTP until the service group shuts down.
package struct FeedService: Service {
    /// Header lines of browsers and calendar programs fill one or two kilobytes.
    private static let largestHeader = 16 << 10
    /// A few thousand subscribers ask once an hour; more connections at once than this are no readers of ours.
    private static let mostConnections = 1024

    private let site: FeedSite
    private let address: ListenAddress
    private let patience: Duration
    private let logger: Logger
    private let onListening: @Sendable (_ port: Int) async -> Void

    /// - Parameters:
    ///   - patience: for a client that neither asks nor takes its answer.
    ///   - onListening: called once, with the port in use, which matters where 0 was asked for.
    package init(
        site: FeedSite, address: ListenAddress, logger: Logger, patience: Duration = .seconds(30),
        onListening: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) {
        self.site = site
        self.address = address
        self.patience = patience
        self.logger = logger
        self.onListening = onListening
    }

    /// - Throws: ``FeedListenFailure``.
    package func run() async throws {
        do {
            try await application.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw FeedListenFailure.portInUse(address)
        } catch let error as IOError {
            throw FeedListenFailure.cannotListen(address, reason: String(cString: strerror(error.errnoCode)))
        } catch {
            throw FeedListenFailure.cannotListen(address, reason: String(describing: error))
        }
    }

    var application: some ApplicationProtocol {
        Application(
            responder: FeedResponder(site: site),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: StalledConnectionHandler.handlers(after: patience),
                    idleTimeout: TimeAmount(patience),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: Self.largestHeader, maxHeaderListSize: Self.largestHeader,
                        maxHeaderFieldCount: 100))),
            configuration: configuration,
            onServerRunning: { await onListening($0.localAddress?.port ?? address.port) },
            logger: logger.leavingOutRoutine)
    }

    private var configuration: ApplicationConfiguration {
        var configuration = ApplicationConfiguration(address: .hostname(address.host, port: address.port))
        configuration.availableConnectionsDelegate = .maximum(Self.mostConnections, logger: logger)
        return configuration
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
