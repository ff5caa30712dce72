import ControlServer
import Curl
import Foundation
import Glibc
import Testing

@Suite struct ControlSocketTests {
    private let control: ControlFixture

    init() throws {
        control = try ControlFixture()
    }

    private func mode() -> mode_t? {
        var status = stat()
        return lstat(control.path, &status) == 0 ? status.st_mode : nil
    }

    @Test func `owner and group may use the socket, nobody else, and it goes with the service`() async throws {
        try await control.serving(ControlActions()) {
            #expect(mode() == S_IFSOCK | 0o660)
        }
        #expect(mode() == nil)
    }

    @Test func `a socket that a crash left is replaced`() async throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: control.path.utf8) }
        let left = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(left, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        close(left)
        #expect(bound == 0)
        try await control.serving(ControlActions()) {
            let answer = try await control.send("GET", "/v1/status")
            #expect(answer.status == 404)
        }
    }

    @Test func `a file that is no socket is left alone`() async throws {
        try "precious".write(toFile: control.path, atomically: true, encoding: .utf8)
        let failure = ControlSocketFailure.cannotListen(path: control.path, reason: "there is a file that is no socket")
        await #expect(throws: failure) { try await control.serving(ControlActions()) {} }
    }

    @Test func `a socket on which another service answers is left alone, and goes on answering`() async throws {
        try await control.serving(ControlActions()) {
            let second = try ControlFixture(sharing: control.path)
            let taken = ControlSocketFailure.cannotListen(
                path: control.path, reason: "another service answers there")
            await #expect(throws: taken) { try await second.serving(ControlActions()) {} }
            let answer = try await control.send("GET", "/v1/status")
            #expect(answer.status == 404)
        }
    }

    @Test(arguments: [103, 104, 107]) func `the longest path that the system takes is listened on`(
        bytes: Int
    ) async throws {
        let control = try ControlFixture(pathOf: bytes)
        #expect(control.path.utf8.count == bytes)
        try await control.serving(ControlActions()) {
            let answer = try await control.send("GET", "/v1/status")
            #expect(answer.status == 404)
        }
        #expect(!FileManager.default.fileExists(atPath: control.path))
    }

    @Test func `a folder that is missing is said as such`() async throws {
        try FileManager.default.removeItem(at: control.folder)
        let failure = ControlSocketFailure.cannotListen(path: control.path, reason: "No such file or directory")
        await #expect(throws: failure) { try await control.serving(ControlActions()) {} }
    }

    @Test func `a path may have 107 bytes, not characters`() throws {
        #expect(try ControlSocket(path: String(repeating: "a", count: 107)).path.count == 107)
        let path = String(repeating: "ü", count: 54)
        #expect(throws: ControlSocketFailure.pathTooLong(path: path, limit: 107)) { try ControlSocket(path: path) }
    }
}
