import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct WelcomeTests {
    private static let welcoming = "welcome: true\n" + Rehearsal.seminar
    private static let grace = "\nGrace Hopper,grace@example.org,"

    private func subjects(_ season: Rehearsal, to address: String) -> [String] {
        season.happened.mails.filter { $0.progress.state == .accepted && $0.recipient.description == address }
            .map(\.subject)
    }

    @Test func `who takes part from the start is greeted once, with the links, in the right language`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.welcoming)
        try await season.live(until: "2021-04-01 12:00")
        #expect(subjects(season, to: "ada@example.org") == ["Welcome – Seminar: Graphs"])
        #expect(subjects(season, to: "juergen@example.org") == ["Willkommen – Seminar: Graphs"])
        let text = String(decoding: try #require(season.relay.messages.first).bytes, as: UTF8.self)
        let link = try #require(text.firstMatch(of: /https:\/\/example\.org\/p\/([a-z2-7]{32})\r\n/))
        #expect(text.contains("https://example.org/p/\(link.output.1).ics"))
        #expect(text.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
    }

    @Test func `a restart, a reload and a roster that is read again repeat no welcome`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.welcoming)
        try await season.live(until: "2021-04-01 13:00")
        try await season.crash(restartingAt: "2021-04-02 12:00")
        try season.write(Rehearsal.roster.replacing("Lovelace", with: "King"), to: "roster.csv")
        _ = try await season.reload()
        try season.write("name,email\nNobody,nobody@example.org", to: "roster.csv")
        _ = try await season.engine.importRoster(
            Array(Rehearsal.roster.utf8), file: "x.csv", into: try #require(Identifier("graphs")), confirmed: true)
        try await season.live(until: "2021-04-03")
        #expect(season.relay.recipients.sorted() == ["ada@example.org", "juergen@example.org"])
    }

    @Test func `a crash before the welcome goes out loses none`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.welcoming)
        try await season.crash(restartingAt: "2021-04-02 12:00")
        try await season.live(until: "2021-04-03")
        #expect(season.relay.recipients.sorted() == ["ada@example.org", "juergen@example.org"])
    }

    @Test func `who joins later is greeted then, and who was there before it was switched on is not`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try season.write(Self.welcoming, to: "seminars/graphs.yaml")
        _ = try await season.reload()
        try await season.live(until: "2021-04-02 12:00")
        #expect(season.relay.messages.isEmpty)
        try season.write(Rehearsal.roster + Self.grace, to: "roster.csv")
        _ = try await season.reload()
        try await season.live(until: "2021-04-02 12:00")
        #expect(season.relay.recipients == ["grace@example.org"])
    }

    @Test func `whom a command had added is not new because the file names them later`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let grace = RosterEntry(name: "Grace Hopper", email: try EmailAddress(parsing: "grace@example.org"))
        try season.store.add(grace, to: try #require(Identifier("graphs")), at: season.clock.now())
        try season.write(Self.welcoming, to: "seminars/graphs.yaml")
        try season.write(Rehearsal.roster + Self.grace, to: "roster.csv")
        _ = try await season.reload()
        try await season.live(until: "2021-04-02 12:00")
        #expect(season.relay.messages.isEmpty)
    }

    @Test func `who leaves and comes back is not greeted twice`() async throws {
        let season = try await Rehearsal(
            at: "2021-04-01 12:00", seminar: Self.welcoming, roster: Rehearsal.roster + Self.grace)
        try await season.live(until: "2021-04-02")
        for roster in [Rehearsal.roster, Rehearsal.roster + Self.grace] {
            _ = try await season.engine.importRoster(
                Array(roster.utf8), file: "x.csv", into: try #require(Identifier("graphs")), confirmed: true)
            try await season.live(until: "2021-04-03")
        }
        #expect(subjects(season, to: "grace@example.org") == ["Welcome – Seminar: Graphs"])
    }

    @Test func `a welcome waits for the end of quiet hours and comes with what else is due then`() async throws {
        let seminar = "quiet_hours: 21:00-08:00\n" + Self.welcoming
        let season = try await Rehearsal(at: "2021-04-25 22:00", seminar: seminar)
        try await season.live(until: "2021-04-26 07:59")
        #expect(season.relay.messages.isEmpty)
        try await season.live(until: "2021-04-26 08:00")
        let mails = season.relay.messages.filter { $0.recipient.description == "ada@example.org" }
        let text = String(decoding: try #require(mails.first).bytes, as: UTF8.self)
        #expect(mails.count == 1 && text.contains("your first mail") && text.contains("Submit the report"))
        #expect(subjects(season, to: "ada@example.org") == ["Reminder: Submit the report – by Mon 3 May"])
    }

    @Test func `a season that is over greets nobody`() async throws {
        let season = try await Rehearsal(at: "2026-11-23 12:00", seminar: Self.welcoming)
        try await season.live(until: "2026-12-01")
        #expect(season.relay.messages.isEmpty && season.happened.decisions.isEmpty)
    }

    enum Return: CaseIterable { case reset, added }

    @Test(arguments: Return.allCases)
    func `a welcome that was held when somebody was removed comes when they are back`(by way: Return) async throws {
        let night = "quiet_hours: 21:00-08:00\n" + Self.welcoming
        let season = try await Rehearsal(at: "2021-04-01 22:00", seminar: night)
        try await season.live(until: "2021-04-01 23:00")
        let desk = try season.desk()
        let ada = PersonQuestion(person: "ada@example.org", seminar: "graphs")
        _ = try desk.remove(ada)
        try await season.live(until: "2021-04-02 12:00")
        #expect(season.relay.recipients == ["juergen@example.org"])
        switch way {
        case .reset: _ = try await desk.reset(ada, by: "olga")
        case .added: _ = try desk.add(RosterAddition(email: ada.person, name: "Ada", seminar: "graphs"))
        }
        try await season.live(until: "2021-04-03")
        #expect(subjects(season, to: "ada@example.org") == ["Welcome – Seminar: Graphs"])
        _ = try desk.remove(ada)
        _ = try await desk.reset(ada, by: "olga")
        try await season.live(until: "2021-04-04")
        #expect(subjects(season, to: "ada@example.org").count == 1)
    }
}
