import Foundation
import Glibc
import TestSupport
import Testing

/// What scripts and service managers rely on: each way to fail, its exit status, and one sentence that says why.
@Suite(.timeLimit(.minutes(20))) struct ExitStatusTests {
    private func expect(
        _ status: Int32, _ sentence: String, of folder: ServiceFolder, _ options: String...,
        from location: SourceLocation = #_sourceLocation
    ) async throws {
        let outcome = try await BuiltProduct("seminard").run(["run", "--config", folder.configuration] + options)
        #expect(outcome.status == status, sourceLocation: location)
        #expect(outcome.complaints.contains(sentence), "\(outcome.complaints)", sourceLocation: location)
        #expect(!outcome.complaints.contains("Fatal"), sourceLocation: location)
        #expect(outcome.output.isEmpty, sourceLocation: location)
    }

    private func folder(_ old: String, _ new: String) throws -> ServiceFolder {
        try ServiceFolder(configuration: ServiceFolder.configuration.replacing(old, with: new))
    }

    @Test func `a port in use is 74`() async throws {
        let service = try await RunningService.start(in: ServiceFolder())
        let address = "127.0.0.1:\(try service.port)"
        let second = try folder("127.0.0.1:0", address)
        try await expect(74, address, of: second)
        #expect(!FileManager.default.fileExists(atPath: second.socket))
    }

    @Test func `a second service on the same state is 74 at once, and the first is as it was`() async throws {
        let service = try await RunningService.start(in: ServiceFolder())
        try await expect(74, "seminard.sqlite: used by another seminard (process ", of: service.folder)
        #expect(try await service.ask("status").status == 0)
    }

    @Test func `a socket path over 107 bytes is 78, and nothing is made`() async throws {
        let folder = try folder("state/control.sock", "state/\(String(repeating: "s", count: 100)).sock")
        try await expect(78, "seminard.yaml:5:12: the path of the socket has", of: folder)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/state"))
    }

    @Test(arguments: [
        ("state: state/seminard.sqlite", "stat: state/seminard.sqlite", "unknown key \"stat\""),
        ("Europe/Berlin", "Europe/Belrin", "seminard.yaml:2:12: there is no time zone \"Europe/Belrin\""),
        ("transport: maildir", "transport: smtp", "seminard.yaml:"),
        ("http: {", "http: [", "seminard.yaml:4:"),
        ("seminar@example.org>", "seminar>", "seminard.yaml:10:9: "),
    ])
    func `a bad configuration is 78 with file, line and column`(old: String, new: String, sentence: String) async throws
    {
        try await expect(78, sentence, of: folder(old, new))
    }

    @Test func `a database of a newer version is 78 and untouched`() async throws {
        let folder = try await stateOfARun()
        try await Self.change(folder, "insert into grdb_migrations values ('v9999')")
        let before = try Data(contentsOf: URL(filePath: folder.path + "/state/seminard.sqlite"))
        try await expect(78, "written by a newer seminard", of: folder)
        #expect(try Data(contentsOf: URL(filePath: folder.path + "/state/seminard.sqlite")) == before)
    }

    @Test func `the state of the other clock is 78`() async throws {
        let folder = try await stateOfARun()
        try await expect(78, "belongs to a real clock", of: folder, "--clock-start", "2021-02-24")
    }

    @Test func `a file that is no database is 74`() async throws {
        let folder = try ServiceFolder()
        try folder.write(String(repeating: "not a database\n", count: 500), to: "state/seminard.sqlite")
        try await expect(74, "state/seminard.sqlite", of: folder)
    }

    /// Tests may run as root, who writes everywhere else.
    @Test(arguments: ["/proc/seminard.sqlite", "/sys/seminard/seminard.sqlite", "seminard.yaml/seminard.sqlite"])
    func `a state that cannot be written is 74`(path: String) async throws {
        try await expect(74, path.split(separator: "/")[0].description, of: folder("state/seminard.sqlite", path))
    }

    @Test func `a secret that cannot be written is 74`() async throws {
        try await expect(74, "/proc/token.secret", of: folder("state/token.secret", "/proc/token.secret"))
    }

    @Test(arguments: [
        ["run", "--bogus"], ["run", "--clock-speed", "60"],
        ["run", "--clock-start", "2021-02-24", "--clock-speed", "0"],
        ["run", "--clock-start", "soon"], ["bogus"], ["export"], ["simulate", "--from", "2021-02-01"],
        ["simulate", "--from", "2021-02-01", "--to", "2021-01-01"],
        ["simulate", "--from", "1 Feb", "--to", "2021-03-01"],
        ["simulate", "--from", "2021-02-01", "--to", "2021-03-01", "--downtime", "2021-02-02"],
    ])
    func `wrong usage is 64`(arguments: [String]) async throws {
        let folder = try ServiceFolder()
        let file = arguments == ["bogus"] ? [] : ["--config", folder.configuration]
        let outcome = try await BuiltProduct("seminard").run(arguments + file)
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty && !outcome.complaints.isEmpty)
    }

    @Test func `a service that is not there is one sentence and 69`() async throws {
        let outcome = try await ServiceFolder().run("seminarctl", "upcoming")
        #expect(outcome.status == 69)
        #expect(outcome.complaints.split(separator: "\n").count == 1)
    }

    @Test func `a socket that one may not open is 77`() async throws {
        let service = try await RunningService.start(in: ServiceFolder())
        let client = try BuiltProduct("seminarctl").url.path
        let outcome: BuiltProduct.Outcome
        if geteuid() == 0 {
            let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"]
            outcome = try await BuiltProduct(at: URL(filePath: "/usr/bin/setpriv"))
                .run(nobody + [client, "--socket", service.folder.socket, "status"])
        } else {
            chmod(service.folder.socket, 0)
            outcome = try await service.ask("status")
        }
        #expect(outcome.status == 77)
        #expect(outcome.complaints.split(separator: "\n").count == 1)
        #expect(outcome.complaints.contains(service.folder.socket))
    }

    /// A folder whose state a service on the real clock has left.
    private func stateOfARun() async throws -> ServiceFolder {
        let service = try await RunningService.start(in: ServiceFolder())
        #expect(await service.end() == 0)
        return service.folder
    }

    private static func change(_ folder: ServiceFolder, _ statement: String) async throws {
        let script = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()"
        let outcome = try await BuiltProduct(at: URL(filePath: "/usr/bin/env"))
            .run(["python3", "-c", script, folder.path + "/state/seminard.sqlite", statement])
        guard outcome.status == 0 else { throw ServiceFolder.Failure(what: outcome.complaints) }
    }
}
