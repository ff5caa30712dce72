import Foundation

/// Postfix's own measuring programs, from the Debian package that the tests unpack.
enum PostfixTools {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static let root = URL(filePath: #filePath).appending(path: "../../../.build/mail-servers/root").standardized

    static var areUnpacked: Bool { FileManager.default.isExecutableFile(atPath: program("smtp-source").path) }

    private static func program(_ name: String) -> URL { root.appending(path: "usr/sbin/\(name)") }

    static func process(_ name: String, _ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = program(name)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["LD_LIBRARY_PATH": root.appending(path: "usr/lib/postfix").path]) { _, new in new }
        process.standardInput = nil
        return process
    }

    /// Hands over that many messages, one after the other on each session, and says how many a second.
    static func sourceRate(mails: Int, octets: Int, sessions: Int, port: Int) throws -> Double {
        let process = try process(
            "smtp-source",
            [
                "-s", "\(sessions)", "-d", "-m", "\(mails)", "-l", "\(octets)", "-f", "office@example.org",
                "-t", "person@example.org", "127.0.0.1:\(port)",
            ])
        let start = ContinuousClock.now
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(description: "smtp-source failed") }
        return Double(mails) / (start.duration(to: .now) / .seconds(1))
    }
}

/// `smtp-sink`, which takes all mail and keeps none; it ends with its owner.
final class PostfixSink {
    let port: Int
    private let process: Process

    init() async throws {
        port = try await DelayingProxy.freePort()
        // Root must name somebody to run it as.
        let user = geteuid() == 0 ? ["-u", "nobody"] : []
        process = try PostfixTools.process("smtp-sink", user + ["127.0.0.1:\(port)", "1000"])
        try process.run()
        for _ in 0..<500 where try await !DelayingProxy.listens(on: port) {
            guard process.isRunning else { throw PostfixTools.Failure(description: "smtp-sink ended at once") }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    deinit {
        // What Foundation starts from some threads blocks other signals.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
