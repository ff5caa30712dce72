import Foundation
import Testing

@testable import SeminarDaemon

@Suite struct TokenSecretTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "seminard-\(UUID().uuidString)")

    private var path: String { folder.appending(path: "state/token.secret").path }

    @Test func `it is made once, for the service's eyes only`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = try TokenSecret.load(path)
        #expect(first.count == 32)
        #expect(try TokenSecret.load(path) == first)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `what a killed process left behind is not taken for one`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "state"), withIntermediateDirectories: true)
        try Data("half".utf8).write(to: URL(filePath: path + ".new"))
        #expect(try TokenSecret.load(path).count == 32)
    }

    @Test func `one that is too short is refused with the remedy`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "state"), withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: path))
        let failure = #expect(throws: DaemonFailure.self) { try TokenSecret.load(path) }
        #expect(failure?.exitStatus == .badConfiguration)
        #expect(failure?.messages.first?.contains("remove it") == true)
    }

    /// Root reads everything, but no link that leads to itself.
    @Test func `one that cannot be read is left alone`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "state"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "token.secret")
        let failure = #expect(throws: DaemonFailure.self) { try TokenSecret.load(path) }
        #expect(failure?.exitStatus == .inputOutput)
        #expect(failure?.messages.first?.hasPrefix("\(path): the secret cannot be read") == true)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "token.secret")
    }
}
