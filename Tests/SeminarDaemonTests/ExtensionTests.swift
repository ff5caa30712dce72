import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct ExtensionTests {
    private static let ada = "ada@example.org"
    private static let juergen = "juergen@example.org"

    private func extend(_ season: Rehearsal, until: String, event: String = "report") async throws -> RosterChange {
        let question = ExtensionQuestion(person: Self.ada, event: event, until: until)
        return try await season.desk().extend(question, by: "olga")
    }

    private func rules(_ season: Rehearsal, of person: String) throws -> [String] {
        try season.store.entries(of: Identifier("graphs"), keys: [PersonID(person)]).reversed()
            .filter { $0.state == .mailed }.map { "\($0.key.rule.prefix(6)) \($0.key.occurrence)" }
    }

    @Test func `one person's reminders count from the later date, nobody else's do`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        #expect(try await extend(season, until: "2021-05-10").changed)
        try await season.live(until: "2021-06-01")
        #expect(
            try rules(season, of: Self.ada).filter { !$0.hasPrefix("notice") }
                == ["7 days 2021-05-10", "1 day  2021-05-10"])
        #expect(try rules(season, of: Self.juergen) == ["7 days 2021-05-03", "1 day  2021-05-03"])
    }

    @Test func `the new date is told in one mail, to that person alone, after the delay`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try await extend(season, until: "2021-05-08")
        try await season.live(until: "2021-04-01 12:05")
        _ = try await extend(season, until: "2021-05-10 18:00")
        try await season.live(until: "2021-04-01 12:14")
        #expect(season.relay.messages.isEmpty)
        try await season.live(until: "2021-04-02")
        #expect(season.relay.recipients == [Self.ada])
        let text = try #require(season.bodies(to: Self.ada).first)
        #expect(text.contains("10 May 2021, 18:00") && text.contains("3 May 2021") && !text.contains("8 May"))
        #expect(text.contains("your own date"))
    }

    @Test func `more time that is taken back within the delay is told to nobody, and counts for nothing`() async throws
    {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try await extend(season, until: "2021-05-10")
        #expect(try await extend(season, until: "-").changed)
        #expect(try await !extend(season, until: "-").changed)
        try await season.live(until: "2021-06-01")
        #expect(try rules(season, of: Self.ada) == ["7 days 2021-05-03", "1 day  2021-05-03"])
        #expect(season.relay.messages.count == 4)
    }

    @Test func `what was sent for the old date is not repeated, and what is past for the new one not owed`()
        async throws
    {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await season.live(until: "2021-04-30")
        _ = try await extend(season, until: "2021-05-05")
        try await season.live(until: "2021-06-01")
        let sent = try rules(season, of: Self.ada)
        #expect(sent.filter { !$0.hasPrefix("notice") } == ["7 days 2021-05-03", "1 day  2021-05-05"])
        #expect(sent.count == 3)
    }

    @Test func `more time outlives a reload and a restart`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try await extend(season, until: "2021-05-10")
        try await season.live(until: "2021-04-02")
        try await season.edit(Rehearsal.seminar(due: "2021-05-03", summary: "Hand in the report"))
        try await season.crash(restartingAt: "2021-04-03")
        try await season.live(until: "2021-06-01")
        #expect(try rules(season, of: Self.ada).suffix(2) == ["7 days 2021-05-10", "1 day  2021-05-10"])
        #expect(try rules(season, of: Self.juergen).count == 2)
    }

    @Test func `an event that was gone and comes back owes nothing from before, also to whoever has more time`()
        async throws
    {
        let other = "  - { id: talk, summary: Talk, start: 2021-07-20 14:00, duration: 2h, remind: [] }"
        let both = Rehearsal.seminar(due: "2021-05-03", extra: other)
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: both)
        _ = try await extend(season, until: "2021-05-10")
        try await season.live(until: "2021-04-02")
        let head = try #require(both.components(separatedBy: "  - id: report").first)
        try await season.edit(head + other + "\n")
        try await season.live(until: "2021-04-03")
        try season.write(both, to: "seminars/graphs.yaml")
        try await season.crash(restartingAt: "2021-05-04 20:00")
        try await season.live(until: "2021-06-01")
        let reminders = try rules(season, of: Self.ada).filter { !$0.hasPrefix("notice") }
        #expect(reminders == ["1 day  2021-05-10"])
    }

    @Test func `whoever has two rows and more time is decided about once, not once a row`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let (graphs, report) = (try #require(Identifier("graphs")), try #require(Identifier("report")))
        let second = RosterEntry(id: "4711", name: "Ada", email: try EmailAddress(parsing: "Ada@example.org"))
        try season.store.add(second, to: graphs, at: season.clock.now())
        _ = try await extend(season, until: "2021-05-10")
        _ = try await season.engine.take(
            ParticipantWish(.done(report), of: PersonID(Self.ada), in: graphs, by: "olga"))
        try await season.live(until: "2021-06-01")
        let decided = season.happened.decisions.filter { $0.key.occurrence == "2021-05-10" }
        #expect(decided.map(\.reason) == ["report is done", "report is done"])
    }

    @Test func `a mistake that is corrected while more time waits to be told is told to nobody`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try await extend(season, until: "2021-05-10")
        try await season.live(until: "2021-04-01 12:06")
        try await season.edit(Rehearsal.seminar(due: "2021-05-20"))
        try await season.live(until: "2021-04-01 12:12")
        try await season.edit(Rehearsal.seminar(due: "2021-05-03"))
        try await season.live(until: "2021-04-02")
        #expect(season.relay.recipients == [Self.ada])
        let text = try #require(season.bodies(to: Self.ada).first)
        #expect(text.contains("10 May 2021") && !text.contains("20 May"))
    }

    @Test func `a move of everybody's date within somebody's own time does not concern them`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try await extend(season, until: "2021-05-10")
        try await season.live(until: "2021-04-02")
        try await season.edit(Rehearsal.seminar(due: "2021-05-05"))
        try await season.live(until: "2021-04-03")
        #expect(season.relay.recipients == [Self.ada, Self.juergen])
        try await season.edit(Rehearsal.seminar(due: "2021-05-20"))
        try await season.live(until: "2021-04-04")
        #expect(season.relay.recipients.count == 4)
        try await season.live(until: "2021-06-01")
        #expect(try rules(season, of: Self.ada).suffix(2) == ["7 days 2021-05-20", "1 day  2021-05-20"])
    }

    @Test func `a reminder that waits for the old date is dropped, and the ledger says why`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        season.relay.alwaysDefers()
        try await season.live(until: "2021-04-26 08:00")
        _ = try await extend(season, until: "2021-05-10")
        try await season.live(until: "2021-04-26 08:01")
        let mails = try season.store.mails(MailFilter(keys: [PersonID(Self.ada)])).map(\.mail)
        #expect(mails.first?.progress.state == .cancelled)
        #expect(mails.first?.progress.reason == "the person has another date by now")
    }

    @Test func `organisers are told who still has time, not that they owe`() async throws {
        let season = try await Rehearsal(
            at: "2021-04-01 12:00",
            seminar: Rehearsal.seminar(due: "2021-05-03").replacing(
                "[7 days before, 1 day before]",
                with: "[{ when: 1 day after due, to: organisers, template: overdue }]"))
        _ = try await extend(season, until: "2021-05-10")
        try await season.live(until: "2021-05-05")
        let text = try #require(season.bodies(to: "olga@example.org").first)
        let parts = text.components(separatedBy: "More time has:")
        #expect(parts.count > 1)
        #expect(parts.first?.contains("Ada") == false && parts.first?.contains("juergen@example.org") == true)
        #expect(parts.dropFirst().first?.contains("ada@example.org>, until Monday, 10 May 2021") == true)
    }

    @Test func `list and explanation show it, and a reset takes it back`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try await extend(season, until: "2021-05-10")
        let row = try season.desk().roster(SeminarQuestion()).first
        #expect(row?.extensions == [ExtensionEntry(event: "report", until: "2021-05-10")] && row?.source == "both")
        let lines = try season.desk().explain(ExplainQuestion(person: Self.ada)).lines
        #expect(lines.contains { $0.contains("has until Monday, 10 May 2021, more time than the others") })
        #expect(lines.contains { $0.contains("will be sent on Monday, 3 May 2021, 08:00") })
        _ = try await season.desk().reset(PersonQuestion(person: Self.ada), by: "olga")
        #expect(try season.desk().roster(SeminarQuestion()).first?.extensions == [])
        try await season.live(until: "2021-06-01")
        #expect(try rules(season, of: Self.ada) == ["7 days 2021-05-03", "1 day  2021-05-03"])
    }

    @Test(arguments: [
        ("report", "2021-05-01", "is no more time"), ("report", "later", "is no time"),
        ("talk", "2021-05-30", "no end that can be put off"), ("window", "2021-05-30 12:00", "ends with a day"),
        ("essay", "2021-05-30", "no event"),
    ])
    func `more time that means nothing is refused`(event: String, until: String, complaint: String) async throws {
        let others = """
              - { id: talk, summary: Talk, on: 2021-05-20, remind: [] }
              - { id: window, summary: Window, from: 2021-05-01, through: 2021-05-04, remind: [] }
            """
        let season = try await Rehearsal(
            at: "2021-04-01 12:00", seminar: Rehearsal.seminar(due: "2021-05-03", extra: others))
        let failure = await #expect(throws: ControlFailure.self) {
            try await extend(season, until: until, event: event)
        }
        #expect(failure?.message.contains(complaint) == true, "\(failure?.message ?? "")")
    }

    @Test func `a window that opens for all closes later for one`() async throws {
        let season = try await Rehearsal(
            at: "2021-04-01 12:00",
            seminar: Rehearsal.seminar(
                due: "2021-07-03",
                extra: """
                      - id: report2
                        summary: Choose
                        from: 2021-04-10
                        through: 2021-04-20
                        remind: [at opening, 1 day before closing]
                    """))
        _ = try await extend(season, until: "2021-04-25", event: "report2")
        try await season.live(until: "2021-05-01")
        let sent = try rules(season, of: Self.ada).filter { !$0.hasPrefix("notice") }
        #expect(sent == ["at ope 2021-04-10", "1 day  2021-04-25"])
        #expect(try rules(season, of: Self.juergen) == ["at ope 2021-04-10", "1 day  2021-04-20"])
    }
}
