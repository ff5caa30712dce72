import ControlAPI
import ControlServer
import Curl
import Foundation
import Logging
import ServiceLifecycle

/// A control service on a socket in a temporary folder, and what its clients need.
struct ControlFixture {
    let folder: URL
    let path: String

    /// - Parameter bytes: how long the socket's path is to be.
    init(pathOf bytes: Int? = nil) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "control-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let rest = max(0, (bytes ?? 0) - folder.path.utf8.count - "/.sock".utf8.count)
        let name = bytes == nil ? "control" : String(repeating: "c", count: rest)
        self.folder = folder
        path = folder.appending(path: name + ".sock").path
    }

    /// One that is to use the socket of another.
    init(sharing path: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "control-\(UUID().uuidString.prefix(8))")
        self.path = path
    }

    /// Runs the service, lets `body` talk to it, and ends it as SIGTERM would.
    func serving(_ actions: ControlActions, _ body: @Sendable () async throws -> Void) async throws {
        let (moments, listening) = AsyncStream.makeStream(of: Void.self)
        let service = ControlService(socket: try ControlSocket(path: path), actions: actions, logger: Self.silent) {
            listening.yield()
        }
        let group = ServiceGroup(services: [service], logger: Self.silent)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { listening.finish() }
                try await group.run()
            }
            for await _ in moments.prefix(1) { try await body() }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    /// On a thread of its own: libcurl blocks, and the server needs the threads that tests share.
    func send(_ method: String, _ path: String, _ body: String? = nil) async throws -> HTTPAnswer {
        let http = UnixSocketHTTP(socketPath: self.path)
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                let bytes = body.map { Array($0.utf8) }
                continuation.resume(
                    with: Result { try http.send(method: method, path: path, body: bytes, timeout: .seconds(600)) })
            }
        }
    }

    private static let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
}
