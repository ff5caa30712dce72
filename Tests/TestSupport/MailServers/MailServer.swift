import Foundation
import Glibc

/// A real mail server of Debian's, in a root folder of its own and on a loopback port; it ends with its owner.
package final class MailServer: @unchecked Sendable {  // all is set at the start
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package let port: Int
    /// Seen from outside.
    package let root: URL
    private let process = Process()
    private let input = Pipe()

    /// Why no such server can be started here; nil where one can.
    package static let obstacle: String? = {
        guard geteuid() == 0 else { return "mail servers change their user, so only root can start one" }
        let unpacked = packages.appending(path: "root").path
        return FileManager.default.fileExists(atPath: unpacked)
            ? nil : "no mail servers are unpacked; \"make test\" does that on Debian"
    }()

    /// Debian's release that the servers come from: `trixie`.
    static let release =
        (try? String(contentsOf: packages.appending(path: "release"), encoding: .utf8))?
        .trimmingCharacters(in: .newlines) ?? ""

    /// Of the user that the server lets in.
    package static let password = "correct horse"

    private static let checkout = URL(filePath: #filePath).appending(path: "../../../..").standardized
    private static let packages = checkout.appending(path: ".build/mail-servers")
    private static let scripts = checkout.appending(path: "Tests/MailServers")

    /// Returns when it has greeted.
    ///
    /// - Parameters:
    ///   - files: its configuration, by path in its root; `PORT` in them becomes its port
    ///   - command: what runs it in the foreground
    init(files: [String: String], command: [String]) async throws {
        port = try Self.freePort()
        root = Self.checkout.appending(path: ".build/mail-server-\(UUID().uuidString)")
        try await Self.makeInstance(at: root)
        for (path, text) in files {
            try Data(text.replacing("PORT", with: String(port)).utf8).write(to: root.appending(path: path))
        }
        let output = Pipe()
        process.executableURL = Self.scripts.appending(path: "serve.sh")
        process.arguments = [root.path, String(port)] + command
        // What it says besides its greeting is in its own log: the tests' output is for their failures.
        (process.standardInput, process.standardOutput, process.standardError) = (input, output, FileHandle.nullDevice)
        try process.run()
        guard await Self.firstWords(from: output).hasPrefix("220 ") else {
            throw Failure(description: "the mail server ended before it greeted: \(log)")
        }
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: root)
    }

    package func file(_ path: String) -> String { root.appending(path: path).path }

    /// The end of what it has told, for the words of a failure.
    package var log: String {
        let texts = ["log", "var/log/mail.log"].map { path in
            String(decoding: FileManager.default.contents(atPath: file(path)) ?? Data(), as: UTF8.self)
        }
        return texts.flatMap { $0.split(separator: "\n").suffix(20) }.joined(separator: "\n")
    }

    private static func makeInstance(at root: URL) async throws {
        let script = BuiltProduct(at: scripts.appending(path: "instance.sh"))
        let outcome = try await script.run([packages.path, root.path])
        guard outcome.status == 0 else { throw Failure(description: "instance.sh: \(outcome.complaints)") }
    }

    /// Empty where it ends without a word; for as long as it takes, on a thread of its own.
    private static func firstWords(from output: Pipe) async -> String {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                let words = output.fileHandleForReading.availableData
                continuation.resume(returning: String(decoding: words, as: UTF8.self))
            }
        }
    }

    /// Below those that the system gives to whoever asks for any: nobody else takes it before the server does.
    private static func freePort() throws -> Int {
        for port in (10_000..<32_000).shuffled().prefix(100) {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
            defer { close(descriptor) }
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
            let isFree = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                    bind(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                }
            }
            if isFree { return port }
        }
        throw Failure(description: "no free port")
    }
}
