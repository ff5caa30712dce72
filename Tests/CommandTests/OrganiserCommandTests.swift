import Foundation
import TestSupport
import Testing

/// An organiser's day: `seminarctl` against the running service, a second after the season's first reminder.
@Suite(.timeLimit(.minutes(20))) struct OrganiserCommandTests {
    private static let zoe = "zoe.lindqvist@example.org"

    private func start() async throws -> RunningService {
        let service = try await RunningService.start(
            in: ServiceFolder(), "--clock-start", "2021-02-25 07:59:59", "--clock-speed", "1")
        try await service.log.wait { $0.count { $0.contains("  accepted  ") } == 12 }
        return service
    }

    /// Both the page for people, which must say something, and the answer for programs.
    private func ask(_ service: RunningService, _ arguments: [String]) async throws -> JSONAnswer {
        let program = try BuiltProduct("seminarctl")
        let variables = ["SEMINARD_SOCKET": service.folder.socket]
        let page = try await program.run(arguments, variables: variables)
        #expect(page.status == 0 && page.complaints.isEmpty, "\(arguments): \(page.complaints)")
        #expect(!page.output.isEmpty && !page.output.contains("\u{1B}"), "\(arguments)")
        let json = try await program.run(arguments + ["--json"], variables: variables)
        #expect(json.status == 0 && json.complaints.isEmpty, "\(arguments): \(json.complaints)")
        return try JSONAnswer(json.output)
    }

    @Test func `every question has an answer for people and one for programs`() async throws {
        let service = try await start()
        let status = try await ask(service, ["status"])
        #expect(
            status.keys.isSuperset(of: [
                "healthy", "problems", "clock", "seminars", "next_events", "next_reminders", "outbox",
            ]))
        #expect(status["healthy"].flag == true && status["problems"].list?.isEmpty == true)
        #expect(status["clock"]["kind"].text == "simulated")
        #expect(status["outbox"]["accepted"].number == 12)

        for (arguments, count, keys) in Self.lists {
            let list = try #require(try await ask(service, arguments).list, "\(arguments)")
            #expect(list.count == count, "\(arguments)")
            for entry in list { #expect(entry.keys.isSuperset(of: keys), "\(arguments)") }
        }
        let times = try await ask(service, ["upcoming"]).list?.compactMap { $0["start"].text } ?? []
        #expect(times.first == "2021-02-25T00:00:00+01:00" && times.last == "2021-07-26T00:00:00+02:00")
        #expect(times.sorted() == times)
    }

    private static let lists: [([String], Int, Set<String>)] = [
        (["upcoming"], 11, ["seminar", "event", "summary", "start", "end"]),
        (["events"], 7, ["seminar", "event", "summary", "start", "end", "uid"]),
        (["reminders"], 22, ["seminar", "event", "rule", "due", "state", "reason", "recipients"]),
        (["reminders", "--state", "planned", "--event", "submission"], 3, ["due", "recipients"]),
        (
            ["outbox", "list"], 12,
            ["id", "to", "subject", "state", "attempts", "due", "next_attempt", "reply"]
        ),
        (["outbox", "list", "--state", "rejected"], 0, []),
        (["outbox", "list", "--person", zoe], 1, ["id"]),
        (["roster", "list"], 12, ["seminar", "person", "name", "email", "state", "owes", "done"]),
    ]

    @Test func `a mail is shown as it went out`() async throws {
        let service = try await start()
        let row = try #require(try await ask(service, ["outbox", "list", "--person", Self.zoe]).list?.first)
        #expect(row["to"].text == Self.zoe && row["state"].text == "accepted" && row["attempts"].number == 1)
        let mail = try await ask(service, ["outbox", "show", "\(try #require(row["id"].number))"])
        let message = try #require(mail["message"].text)
        #expect(try service.folder.mails().contains(Array(message.utf8)))
        #expect(mail["items"].list?.first?["event"].text == "preference-window")
        #expect(message.contains("\r\nMessage-ID: \(mail["message_id"].text ?? "none")\r\n"))
        #expect(try await service.ask("outbox", "show", "99").status == 1)
        #expect(try await service.ask("outbox", "show", "first").status == 64)
    }

    @Test func `who has done it, left, or come back is told by roster, reminders and explain`() async throws {
        let service = try await start()
        #expect(try await service.ask("roster", "done", Self.zoe, "preferences").status == 0)
        let person = try await ask(service, ["roster", "list"]).list?.first { $0["email"].text == Self.zoe }
        #expect(person?["done"].list?.compactMap(\.text) == ["preferences"])
        #expect(person?["owes"].list?.compactMap(\.text) == ["report"])
        #expect(try await reach(of: "preference-window", service) == [11, 11])
        let explanation = try await ask(service, ["explain", Self.zoe, "preference-window"])
        #expect(explanation["lines"].list?.count == 4)
        #expect(explanation["entries"].list?.compactMap { $0["decision"].text } == ["send", "skip", "skip"])

        #expect(try await service.ask("roster", "undone", Self.zoe, "preferences").status == 0)
        #expect(try await reach(of: "preference-window", service) == [12, 12])
        #expect(try await service.ask("roster", "deregister", Self.zoe).status == 0)
        #expect(try await reach(of: "submission", service) == [11, 11, 11])
        #expect(try await service.ask("roster", "reset", Self.zoe).status == 0)
        #expect(try await reach(of: "submission", service) == [12, 12, 12])
        #expect(try await service.ask("roster", "done", Self.zoe, "homework").status == 1)
        #expect(try await service.ask("roster", "done", "nobody@example.org", "report").status == 1)
    }

    /// How many people the participants' planned reminders of an event would reach.
    private func reach(of event: String, _ service: RunningService) async throws -> [Int] {
        let planned = try await ask(service, ["reminders", "--event", event, "--state", "planned"]).list ?? []
        return planned.filter { $0["rule"].text?.contains("organisers") == false }.compactMap {
            $0["recipients"].number
        }
    }

    @Test func `people are added, taken out and imported`() async throws {
        let service = try await start()
        #expect(try await service.ask("roster", "add", "noor@example.org", "Noor", "--language", "de").status == 0)
        #expect(try await enrolled(service).contains("noor@example.org"))
        #expect(try await service.ask("roster", "remove", Self.zoe).status == 0)
        #expect(try await enrolled(service).count == 12)
        #expect(try await !enrolled(service).contains(Self.zoe))
        #expect(try await service.ask("roster", "add", "no address", "Noor").status == 64)
        #expect(try await service.ask("explain", Self.zoe).output.contains("left tadl-ss21"))

        let file = service.folder.path + "/new.csv"
        try service.folder.write("name,email\nAmara Okafor,amara.okafor@example.org\n", to: "new.csv")
        let refused = try await service.ask("roster", "import", file)
        #expect(refused.status == 65 && refused.complaints.contains("--yes"))
        let report = try JSONAnswer(try await service.ask("roster", "import", file, "--yes", "--json").output)
        #expect(report["removed"].list?.count ?? 0 >= 10 && report["changed"].list?.count == 1)
        try service.folder.write("name,mail,email\nA,b@example.org\n", to: "new.csv")
        let bad = try await service.ask("roster", "import", file)
        #expect(bad.status == 65 && bad.complaints.contains("new.csv:1:"))
        #expect(try await enrolled(service) == ["amara.okafor@example.org", "noor@example.org"])
    }

    private func enrolled(_ service: RunningService) async throws -> Set<String> {
        let people = try await ask(service, ["roster", "list"]).list ?? []
        return Set(people.filter { $0["state"].text == "enrolled" }.compactMap { $0["email"].text })
    }

    @Test func `a test mail says at once what became of it`() async throws {
        let service = try await start()
        let sent = try await service.ask("send-test", "noor@example.org", "--json")
        #expect(sent.status == 0, "\(sent.output)\(sent.complaints)")
        #expect(try JSONAnswer(sent.output)["state"].text == "accepted")
        #expect(try service.folder.mails().count == 13)
        let elsewhere = try await service.ask("send-test", "noor@in.tum.de", "--json")
        #expect(elsewhere.status == 1)
        #expect(try JSONAnswer(elsewhere.output)["reply"].text?.contains("in.tum.de") == true)
        #expect(try service.folder.mails().count == 13)
    }

    @Test func `a pause holds what falls due until it ends, also over a restart`() async throws {
        let folder = try ServiceFolder()
        var service = try await RunningService.start(in: folder, "--clock-start", "2021-02-24 08:00")
        #expect(try await service.ask("pause", "--reason", "exam week").status == 0)
        #expect(await service.end() == 0)

        service = try await RunningService.start(in: folder, "--clock-start", "2021-02-25 07:59:59")
        try await service.log.wait { $0.count { $0.contains("  preference-window, ") } == 12 }
        #expect(try folder.mails().isEmpty)
        #expect(try JSONAnswer(try await service.ask("status", "--json").output)["paused"].flag == true)
        #expect(try await ask(service, ["reminders", "--state", "held"]).list?.count == 12)
        #expect(try await service.ask("resume").status == 0)
        try await service.log.wait { $0.count { $0.contains("  accepted  ") } == 12 }
        #expect(try folder.mails().count == 12)
    }

    @Test func `a removed seminar is gone until its file is read again`() async throws {
        let service = try await start()
        #expect(try await service.ask("remove", "tadl-ss22").status == 1)
        #expect(try await ask(service, ["events"]).list?.count == 7)
        #expect(try await service.ask("remove", "tadl-ss21").status == 0)
        #expect(try await service.get("/tadl-ss21.ics").status == 404)
        #expect(try await service.get("/tadl-ss21").status == 404)
        #expect(try JSONAnswer(try await service.ask("events", "--json").output).list?.isEmpty == true)
        #expect(try await service.ask("reload").status == 0)
        #expect(try await service.get("/tadl-ss21.ics").status == 200)
    }
}
