import Foundation
import TestSupport
import Testing

/// `seminard simulate` over the sample's season.
@Suite(.timeLimit(.minutes(20))) struct SimulateCommandTests {
    @Test func `the season is who gets what when`() async throws {
        let season = try await Foretold.season(of: ServiceFolder())
        let lines = season.map { [$0.at, $0.decision, $0.to, $0.subject].joined(separator: "\t") }
        #expect(lines == (try Fixture.lines("season.mails")))
        #expect(season.allSatisfy { !$0.reason.isEmpty })
        #expect(season.allSatisfy { $0.items.map(\.seminar) == ["tadl-ss21"] })
        #expect(Set(season.flatMap { $0.items.map(\.event) }).count == 6)
    }

    @Test func `each line is one object with the keys that programs rely on`() async throws {
        let folder = try ServiceFolder()
        let outcome = try await folder.run(
            "seminard", "simulate", "--json", "--config", folder.configuration, "--from", "2021-03-07", "--to",
            "2021-03-11")
        let lines = try outcome.output.split(separator: "\n").map { try JSONAnswer(String($0)) }
        #expect(lines.count == 40)
        for line in lines {
            #expect(line.keys.isSuperset(of: ["at", "to", "subject", "items", "decision", "reason"]))
            #expect(line["at"].text?.wholeMatch(of: /2021-03-\d\dT0[89]:00:00\+01:00/) != nil)
            #expect(line["to"].text?.wholeMatch(of: /[a-z.]+@(example\.org|in\.tum\.de)/) != nil)
            #expect(line["items"].list?.first?.keys.isSuperset(of: ["seminar", "event", "rule"]) == true)
            #expect(["send", "skip", "hold", "stale"].contains(line["decision"].text))
        }
        #expect(lines.count { $0["decision"].text == "send" } == 36)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/state"))
    }

    @Test func `people read a sum at the end`() async throws {
        let folder = try ServiceFolder()
        let outcome = try await folder.run(
            "seminard", "simulate", "--config", folder.configuration, "--from", "2021-02-01", "--to", "2021-08-31")
        #expect(outcome.status == 0)
        #expect(outcome.output.hasSuffix("\n120 mails to 12 people, 28 skip\n"))
    }

    @Test func `after an outage what is still useful goes out late and once`() async throws {
        let season = try await Foretold.season(
            of: ServiceFolder(), "--downtime", "2021-03-06..2021-03-08 12:00")
        let late = season.filter { $0.items.first?.rule == "3 days before closing" }
        #expect(late.count == 12)
        #expect(late.allSatisfy { $0.at == "2021-03-08T12:00:00+01:00" && $0.decision == "send" })
        #expect(season.count { $0.decision == "send" } == 120)
    }

    @Test func `after a long outage only the latest of the missed goes out, what is of no use is stale`() async throws {
        let season = try await Foretold.season(of: ServiceFolder(), "--downtime", "2021-06-23..2021-07-01 12:00")
        let missed = season.filter { $0.items.first?.event == "submission" }
        #expect(missed.allSatisfy { $0.at == "2021-07-01T12:00:00+02:00" })
        #expect(missed.count { $0.decision == "send" } == 12)
        #expect(Set(missed.filter { $0.decision == "send" }.map { $0.items.map(\.rule) }) == [["on the day"]])
        #expect(missed.allSatisfy { $0.decision != "hold" })

        let over = try await Foretold.season(of: ServiceFolder(), "--downtime", "2021-03-08..2021-03-20")
            .filter { $0.items.first?.event == "assignment" && !$0.to.hasSuffix("tum.de") }
        #expect(Set(over.map(\.decision)) == ["stale"] && over.count == 12)
    }

    @Test func `downtimes that adjoin are one`() async throws {
        let season = try await Foretold.season(
            of: ServiceFolder(), "--downtime", "2021-03-06..2021-03-07 12:00", "--downtime",
            "2021-03-07 12:00..2021-03-08 12:00")
        let late = season.filter { $0.items.first?.rule == "3 days before closing" }
        #expect(late.count == 12 && late.allSatisfy { $0.at == "2021-03-08T12:00:00+01:00" })
    }

    /// Somebody hands in late, the meeting moves, and the service is down over a deadline's eve.
    @Test func `a season in which people hand in and organisers change dates`() async throws {
        let folder = try ServiceFolder()
        let text = try ServiceFolder.sample(ServiceFolder.seminar)
            .replacing("2021-04-19 14:00", with: "2021-04-20 15:00").replacing(
                "2021-04-19 16:00", with: "2021-04-20 17:00")
        try folder.write(text, to: "edited.yaml")
        let season = try await Foretold.season(
            of: folder, "--done", "kavya.iyer@example.org preferences at 2021-03-01 10:00", "--done",
            "Jürgen Weiß report at 2021-06-24 08:00", "--edit", "\(folder.path)/edited.yaml at 2021-04-15 22:00",
            "--downtime", "2021-06-29 12:00..2021-07-01 18:00")
        let lines = season.map { [$0.at, $0.decision, $0.to, $0.subject, $0.reason].joined(separator: "\t") }
        #expect(lines == (try Fixture.lines("eventful.mails")))
        let done = season.filter { $0.reason == "preferences is done" }
        #expect(done.map(\.to) == ["kavya.iyer@example.org", "kavya.iyer@example.org"])
    }

    @Test(arguments: [
        (["--done", "nobody@example.org report at 2021-06-01"], 64, "nobody in any roster"),
        (["--done", "kavya.iyer@example.org slides at 2021-06-01"], 64, "there are: preferences, report"),
        (["--done", "kavya.iyer@example.org report at 2022-06-01"], 64, "not between --from and --to"),
        (["--done", "kavya.iyer@example.org report"], 64, "says not when"),
        (["--done", "report at 2021-06-01"], 64, "names no person and obligation"),
        (["--edit", "/nowhere.yaml at 2021-06-01"], 65, "/nowhere.yaml:1:1: "),
    ])
    func `an action that makes no sense ends it before its first line`(
        options: [String], status: Int32, complaint: String
    ) async throws {
        let folder = try ServiceFolder()
        let outcome = try await BuiltProduct("seminard").run(
            ["simulate", "--config", folder.configuration, "--from", "2021-02-01", "--to", "2021-08-31"] + options)
        #expect(outcome.status == status && outcome.output.isEmpty)
        #expect(outcome.complaints.contains(complaint), "\(outcome.complaints)")
    }

    @Test func `an edited file with a mistake, or of another seminar, is 65 with its place`() async throws {
        let folder = try ServiceFolder()
        let text = try ServiceFolder.sample(ServiceFolder.seminar)
        for (old, new, place) in [
            ("on: 2021-03-10", "on: 2021-02-30", "bad.yaml:121:9: "), ("tadl-ss21 #", "tadl-ss22 #", "bad.yaml:1:1: "),
        ] {
            try folder.write(text.replacing(old, with: new), to: "bad.yaml")
            let outcome = try await folder.run(
                "seminard", "simulate", "--config", folder.configuration, "--from", "2021-02-01", "--to", "2021-08-31",
                "--edit", "\(folder.path)/bad.yaml at 2021-04-15")
            #expect(outcome.status == 65 && outcome.output.isEmpty)
            #expect(outcome.complaints.contains(place), "\(outcome.complaints)")
        }
    }

    @Test func `the kept messages are without fault, and each is in its reader's language`() async throws {
        let folder = try ServiceFolder()
        let season = try await Foretold.season(of: folder, "--maildir", folder.path + "/state/outgoing")
        let mails = try folder.mails()
        #expect(mails.count == 120 && season.count { $0.decision == "send" } == 120)
        for mail in mails { #expect(MessageLint.complaints(about: mail) == []) }
        let read = try mails.map { try MailReadByPython($0) }
        #expect(read.allSatisfy { $0.defects.isEmpty && $0.part("text/calendar") != nil })
        let german = read.filter { $0.addresses["to"]?.first?.address == "juergen.weiss@example.org" }
        #expect(german.count == 10)
        #expect(german.allSatisfy { $0.addresses["to"]?.first?.name == "Jürgen Weiß" })
        #expect(german.allSatisfy { $0.part("text/plain")?.text.hasPrefix("Hallo Jürgen Weiß") == true })
    }

    @Test func `a Maildir that cannot be made is 74 before the first instant`() async throws {
        let folder = try ServiceFolder()
        let outcome = try await folder.run(
            "seminard", "simulate", "--config", folder.configuration, "--from", "2021-02-01", "--to", "2021-03-01",
            "--maildir", folder.configuration + "/mails")
        #expect(outcome.status == 74 && outcome.output.isEmpty)
        #expect(outcome.complaints.contains("seminard.yaml/mails: the Maildir cannot be made"))
    }

    @Test func `a bad seminar ends it with 65 before its first instant`() async throws {
        let folder = try ServiceFolder()
        try folder.edit(ServiceFolder.seminar, replacing: "on: 2021-03-10", with: "on: 2021-02-30")
        let outcome = try await folder.run(
            "seminard", "simulate", "--config", folder.configuration, "--from", "2021-02-01", "--to", "2021-08-31")
        #expect(outcome.status == 65 && outcome.output.isEmpty)
        #expect(outcome.complaints.contains("tadl-ss21.yaml:121:9: "))
    }
}
