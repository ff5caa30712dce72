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

    /// The user that the server lets in, and the password.
    package static let password = "correct horse"

    private static let checkout = URL(filePath: #filePath).appending(path: "../../../..").standardized
    private static let packages = checkout.appending(path: ".build/mail-servers")
    private static let scripts = checkout.appending(path: "Tests/MailServers")

    /// - Parameters:
    ///   - files: its configuration, by path in its root; `PORT` in them becomes its port
    ///   - command: what runs it in the foreground
    init(files: [String: String], command: [String]) async throws {
        port = try Self.freePort()
        root = Self.checkout.appending(path: ".build/mail-server-\(UUID().uuidString)")
        try Self.run(Self.scripts.appending(path: "instance.sh"), [Self.packages.path, root.path])
        for (path, text) in files {
            try Data(text.replacing("PORT", with: String(port)).utf8).write(to: root.appending(path: path))
        }
        process.executableURL = Self.scripts.appending(path: "serve.sh")
        process.arguments = [root.path] + command
        process.standardInput = input
        try process.run()
        try await isListening()
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: root)
    }

    package func file(_ path: String) -> String { root.appending(path: path).path }

    private static func run(_ script: URL, _ arguments: [String]) throws {
        let process = Process()
        let complaints = Pipe()
        process.executableURL = script
        process.arguments = arguments
        process.standardError = complaints
        try process.run()
        let text = try complaints.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "\(script.lastPathComponent): \(String(decoding: text, as: UTF8.self))")
        }
    }

    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, length) == 0 && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard isBound else { throw Failure(description: "no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// Neither server tells when it listens, so it is asked.
    private func isListening() async throws {
        for _ in 0..<500 {
            if canConnect() { return }
            guard process.isRunning else { throw Failure(description: "the mail server ended at once") }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Failure(description: "the mail server does not listen on port \(port)")
    }

    private func canConnect() -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = Self.loopback(port: port)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                connect(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        return address
    }
}
