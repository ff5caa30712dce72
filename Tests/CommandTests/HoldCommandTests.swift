import Foundation
import TestSupport
import Testing

/// What holds mail and who has more time, by `seminarctl` against the running service.
@Suite(.timeLimit(.minutes(20))) struct HoldCommandTests {
    private static let zoe = "zoe.lindqvist@example.org"

    private func start() async throws -> RunningService {
        try await RunningService.start(
            in: ServiceFolder(), "--clock-start", "2021-02-24 12:00", "--clock-speed", "1")
    }

    @Test func `a silence is made, listed with its author, counted and expired`() async throws {
        let service = try await start()
        let added = try await service.ask(
            "silence", "add", "--person", Self.zoe, "--until", "2021-03-01", "--reason", "moving house")
        #expect(added.status == 0 && added.output.hasPrefix("silence 1 holds everything"), "\(added.complaints)")
        let listed = try JSONAnswer(try await service.ask("silence", "list", "--json").output).list?.first
        #expect(listed?["person"].text == Self.zoe && listed?["reason"].text == "moving house")
        #expect(listed?["created_by"].text == NSUserName() && listed?["state"].text == "active")
        #expect(try await service.ask("status").output.contains(", 1 silence"))
        #expect(try await service.ask("silence", "expire", "1").status == 0)
        #expect(try await service.ask("silence", "list").output == "No silences.\n")
        #expect(try await service.ask("silence", "list", "--expired").output.contains("moving house"))
        #expect(try await service.ask("silence", "expire", "7").status == 1)
        let everything = try await service.ask("silence", "add", "--until", "2021-03-01", "--reason", "x")
        #expect(everything.status == 64 && everything.complaints.contains("seminarctl pause"))
    }

    @Test func `more time is given, listed, explained and taken back`() async throws {
        let service = try await start()
        let given = try await service.ask("roster", "extend", Self.zoe, "submission", "--until", "2021-07-10")
        #expect(given.status == 0, "\(given.complaints)")
        let people = try JSONAnswer(try await service.ask("roster", "list", "--json").output).list
        let zoe = people?.first { $0["email"].text == Self.zoe }
        #expect(zoe?["extensions"].list?.first?["until"].text == "2021-07-10")
        #expect(try await service.ask("explain", Self.zoe).output.contains("more time than the others"))
        let taken = try await service.ask("roster", "extend", Self.zoe, "submission", "--until", "-")
        #expect(taken.status == 0 && taken.output.contains("as much time as the others"))
    }

    @Test func `a file marks who has handed in, once, and warns of whom nobody knows`() async throws {
        let service = try await start()
        let lines = [
            "Full name,Email address,Status", "Zoe,\(Self.zoe),Submitted for grading",
            "Nobody,nobody@example.org,Submitted for grading", "Kavya,kavya.iyer@example.org,No submission",
        ]
        try service.folder.write(lines.joined(separator: "\n"), to: "done.csv")
        let file = service.folder.path + "/done.csv"
        let first = try await service.ask("roster", "import", "--done", "preferences", file)
        #expect(first.status == 0)
        #expect(first.output.contains("1 marked as done, 0 already were, 1 unknown; 1 in the file has not handed in"))
        #expect(first.complaints.contains("done.csv:3:1: nobody in tadl-ss21 is nobody@example.org"))
        let again = try await service.ask("roster", "import", "--done", "preferences", file)
        #expect(again.status == 0 && again.output.contains("0 marked as done, 1 already were, 1 unknown"))
        #expect(try await service.ask("roster", "import", "--done", "essay", file).status == 1)
        try service.folder.write("who\nzoe\n", to: "done.csv")
        let bad = try await service.ask("roster", "import", "--done", "preferences", file)
        #expect(bad.status == 65 && bad.complaints.contains("done.csv:1:1:"))
    }
}
