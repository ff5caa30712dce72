import Logging
import ServiceLifecycle
import Testing

@testable import FeedServer

@Suite struct FeedServiceTests {
    /// Runs a service, hands over its port once it listens, and ends it as SIGTERM would.
    private func withService(
        on address: String = "127.0.0.1:0", patience: Duration = .seconds(600),
        _ body: @Sendable (Int) async throws -> Void
    ) async throws {
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let service = try FeedFixture.service(on: address, patience: patience) { listening.yield($0) }
        let group = ServiceGroup(services: [service], logger: Logger(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { listening.finish() }
                try await group.run()
            }
            for await port in ports.prefix(1) { try await body(port) }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test(arguments: ["127.0.0.1", "[::1]"])
    func `it says which port it got`(host: String) async throws {
        try await withService(on: "\(host):0") { #expect($0 > 0) }
    }

    @Test func `a port in use is said as such`() async throws {
        try await withService { port in
            let second = try FeedFixture.service(on: "127.0.0.1:\(port)")
            await #expect(throws: FeedListenFailure.portInUse(try ListenAddress(parsing: "127.0.0.1:\(port)"))) {
                try await second.run()
            }
        }
    }

    @Test func `an address of another machine is said as such`() async throws {
        let service = try FeedFixture.service(on: "192.0.2.1:8021")
        await #expect(throws: FeedListenFailure.self) { try await service.run() }
    }

    @Test(arguments: ["/tadl-ss21", "/" + String(repeating: "a", count: 10_000)])
    func `a header without end is cut off`(path: String) async throws {
        try await withService { port in
            let client = try IdleClient(port: port)
            try client.send(
                "GET \(path) HTTP/1.1\r\nHost: a\r\nX-Long: \(String(repeating: "a", count: 20_000))\r\n\r\n")
            #expect(await client.everything().hasPrefix("HTTP/1.1 400 "))
        }
    }

    @Test(arguments: ["", "GET /tadl-ss21.ics HTTP/1.1\r\nHo", "GET /huge.ics HTTP/1.1\r\nHost: a\r\n\r\n"])
    func `a client that is silent, or asks and does not read, is not waited for`(request: String) async throws {
        try await withService(patience: .milliseconds(100)) { port in
            let client = try IdleClient(port: port)
            try client.send(request)
            #expect(await client.isClosedByPeer())
        }
    }

    @Test func `several requests go over one connection`() async throws {
        try await withService { port in
            let client = try IdleClient(port: port)
            let requests = ["/tadl-ss21.ics", "/gone.ics", "/tadl-ss21.ics"]
                .map { "GET \($0) HTTP/1.1\r\nHost: a\r\n" }
            try client.send(requests.joined(separator: "\r\n") + "Connection: close\r\n\r\n")
            let answers = await client.everything().matches(of: #/HTTP/1\.1 (\d+)/#).map { String($0.output.1) }
            #expect(answers == ["200", "404", "200"])
        }
    }
}
