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
        let libraries = try libraries()
        // By its own loader: it may be of a newer system, and then this one's C library is too old for it.
        process.executableURL = try loader(in: libraries)
        let folders = [libraries.path, root.appending(path: "usr/lib/postfix").path]
        process.arguments = ["--library-path", folders.joined(separator: ":"), program(name).path] + arguments
        process.standardInput = nil
        return process
    }

    private static func loader(in libraries: URL) throws -> URL {
        let names = try FileManager.default.contentsOfDirectory(atPath: libraries.path)
        guard let name = names.first(where: { $0.hasPrefix("ld-linux-") }) else {
            throw Failure(description: "there is no loader in \(libraries.path)")
        }
        return libraries.appending(path: name)
    }

    /// Of the system that it is from, `usr/lib/x86_64-linux-gnu`.
    private static func libraries() throws -> URL {
        let folder = root.appending(path: "usr/lib")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        guard let name = names.first(where: { $0.hasSuffix("-linux-gnu") }) else {
            throw Failure(description: "Postfix's libraries are not in \(folder.path)")
        }
        return folder.appending(path: name)
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
