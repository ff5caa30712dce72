import ControlAPI
import ControlServer
import Foundation
import TestSupport
import Testing

/// The built `seminarctl` against a real socket.
@Suite struct SeminarControlTests {
    private let control: ControlFixture
    private let program: BuiltProduct
    private static let now = "2021-02-25T08:00:00+01:00"

    init() throws {
        control = try ControlFixture()
        program = try BuiltProduct("seminarctl")
    }

    private func run(_ arguments: String...) async throws -> BuiltProduct.Outcome {
        try await program.run(arguments, variables: ["SEMINARD_SOCKET": control.path])
    }

    private func status(healthy: Bool) -> StatusReport {
        StatusReport(
            healthy: healthy, problems: healthy ? [] : ["1 mail was rejected"],
            clock: ClockReport(now: Self.now, kind: "simulated", speed: 60), version: "0", transport: "maildir",
            seminars: [], nextEvents: [], nextReminders: [], outbox: ["rejected": 1])
    }

    @Test(arguments: [(true, Int32(0)), (false, 1)])
    func `status exits with 1 where a person should look`(healthy: Bool, expected: Int32) async throws {
        var actions = ControlActions()
        let report = status(healthy: healthy)
        actions.answer(ControlRoute.status) { _, _ in report }
        try await control.serving(actions) {
            let (table, json) = (try await run("status"), try await run("status", "--json"))
            #expect([table.status, json.status] == [expected, expected])
            #expect(try json.output == String(decoding: ControlCoding.encode(report), as: UTF8.self) + "\n")
            #expect(table.output.contains("1 mail was rejected") == !healthy)
            #expect(!table.output.contains("\u{1B}"))
        }
    }

    @Test func `times count from the daemon's clock`() async throws {
        var actions = ControlActions()
        actions.answer(ControlRoute.clock) { _, _ in ClockReport(now: Self.now, kind: "simulated", speed: 60) }
        actions.answer(ControlRoute.outbox) { question, _ in
            [
                OutboxRow(
                    id: 7, to: question.person ?? "", subject: "Hi", state: question.state ?? "", attempts: 0,
                    due: "2021-02-28T08:00:00+01:00")
            ]
        }
        try await control.serving(actions) {
            let outcome = try await run("outbox", "list", "--state", "queued", "--person", "zoë+x@example.org")
            #expect(outcome.output.contains("7  in 3 days · Sun 28 Feb 08:00  queued  zoë+x@example.org  Hi"))
        }
    }

    @Test func `a daemon that is not there is one sentence and 69`() async throws {
        let outcome = try await run("status")
        #expect(outcome.status == 69)
        #expect(outcome.output.isEmpty)
        #expect(outcome.complaints.split(separator: "\n").count == 1)
    }

    @Test func `an answer that cannot be written is 74`() async throws {
        var actions = ControlActions()
        let report = status(healthy: true)
        actions.answer(ControlRoute.status) { _, _ in report }
        try await control.serving(actions) {
            let shell = BuiltProduct(at: URL(filePath: "/bin/sh"))
            let script = "exec \"$0\" --socket \"$1\" status --json > /dev/full"
            let outcome = try await shell.run(["-c", script, program.url.path, control.path])
            #expect(outcome.status == 74)
            #expect(outcome.complaints.contains("standard output"))
        }
    }

    @Test func `a refusal's complaints and sentence go to standard error`() async throws {
        var actions = ControlActions()
        actions.answer(ControlRoute.remove) { question, _ throws(ControlFailure) in
            throw ControlFailure(.failed, "nobody is called \(question.person)", complaints: ["look at the roster"])
        }
        try await control.serving(actions) {
            let outcome = try await run("roster", "remove", "x")
            #expect(outcome.status == 1)
            #expect(outcome.output.isEmpty)
            #expect(outcome.complaints == "look at the roster\nseminarctl: nobody is called x\n")
        }
    }

    @Test func `a reload that refuses a file says which and exits with 65`() async throws {
        var actions = ControlActions()
        let refused = RefusedFile(file: "b.yaml", seminar: "b", complaints: ["b.yaml:1:2: no title; add one"])
        actions.answer(ControlRoute.reload) { _, _ in ReloadReport(accepted: ["a"], refused: [refused]) }
        try await control.serving(actions) {
            let outcome = try await run("reload")
            #expect(outcome.status == 65)
            #expect(outcome.output == "a is in force as its file is now.\n")
            #expect(outcome.complaints.hasPrefix("b.yaml:1:2: no title; add one\n"))
        }
    }

    @Test func `a roster file is sent as text, one that is not UTF-8 is refused here`() async throws {
        var actions = ControlActions()
        actions.answer(ControlRoute.importRoster) { question, _ in
            RosterImportReport(seminar: "s", added: [], removed: [], changed: [], unchanged: 0, message: question.text)
        }
        try await control.serving(actions) {
            let file = control.folder.appending(path: "roster.csv")
            try Data("name,email\nZoë,z@example.org\n".utf8).write(to: file)
            #expect(try await run("roster", "import", file.path).output.contains("Zoë"))
            try Data([0x5A, 0x6F, 0xEB]).write(to: file)
            #expect(try await run("roster", "import", file.path).status == 65)
            #expect(try await run("roster", "import", file.path + ".no").status == 65)
        }
    }
}
