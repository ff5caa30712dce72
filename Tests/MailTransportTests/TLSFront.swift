import Foundation
import TestSupport

/// TLS in front of a scripted server, with a self-signed certificate for `localhost`; ends with its owner.
final class TLSFront {
    enum Mode: String {
        case atOnce = "at-once"
        case startTLS = "starttls"
    }

    enum Certificate: String {
        case selfSigned = "self-signed"
        case expired
        /// By an authority in `authority.pem`, which is not handed to the client.
        case unknownIssuer = "unknown-issuer"
    }

    struct NotStarted: Error {}

    let url: String
    let certificateFile: String
    private let folder: URL
    private let process = Process()
    private let input = Pipe()

    init(_ mode: Mode, before server: ScriptedSMTPServer, certificate: Certificate = .selfSigned) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/tls_front.py")
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", script.path, folder.path, "\(server.port)", mode.rawValue, certificate.rawValue,
        ]
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.prefix { $0.isNumber }) else { throw NotStarted() }
        url = "\(mode == .atOnce ? "smtps" : "smtp")://localhost:\(port)"
        certificateFile = folder.appending(path: "certificate.pem").path
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }
}
