import Foundation

/// TLS from the first byte in front of a server that has none, with a self-signed certificate for `localhost`.
package final class TLSProxy {
    package let port: Int
    package let certificateFile: String
    private let folder: URL
    private let process = Process()
    private let input = Pipe()

    package init(before server: MailServer) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let tests = URL(filePath: #filePath).appending(path: "../../..").standardized
        let script = tests.appending(path: "MailTransportTests/Fixtures/tls_front.py")
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", script.path, folder.path, String(server.port), "at-once", "self-signed"]
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.prefix { $0.isNumber }) else {
            throw MailServer.Failure(description: "no TLS in front of the mail server")
        }
        self.port = port
        certificateFile = folder.appending(path: "certificate.pem").path
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }
}
