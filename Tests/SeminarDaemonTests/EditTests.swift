import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct EditTests {
    @Test func `an edit while the service runs sends no reminder whose moment is past`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        season.clock.move(to: try berlin("2021-04-20 12:00"))
        try season.write(Rehearsal.seminar(due: "2021-04-26"), to: "seminars/graphs.yaml")
        _ = try await season.reload()
        try await season.live(until: "2021-06-01")
        let reminders = season.happened.mails.flatMap(\.items).filter { !$0.rule.hasPrefix("notice") }
        #expect(Set(reminders.map(\.rule)) == ["1 day before due to owing"])
    }

    @Test func `a seminar that is called otherwise goes on under its old name, and that is said`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try season.write(
            Rehearsal.seminar.replacing("seminar: graphs", with: "seminar: trees"), to: "seminars/graphs.yaml")
        let outcome = try await season.reload()
        #expect(outcome.accepted.map(\.text) == ["trees"])
        #expect(outcome.refused.map(\.seminar?.text) == ["graphs"])
        #expect(outcome.refused.first?.complaints.first?.contains("seminarctl remove graphs") == true)
    }

    @Test(arguments: [
        ("report", "rapport"), ("Seminar: Graphs", "Seminar: Trees"), ("end", "end\n    audience: organisers"),
    ])
    func `whatever changes in the feed, its last modification moves on and stays`(change: (String, String)) async throws
    {
        let seminar = Rehearsal.seminar.replacing("due: 2021-05-03", with: "due: 2021-05-03 # end")
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: seminar)
        season.clock.move(to: try berlin("2021-04-05 12:00:00"))
        try season.write(seminar.replacing(change.0, with: change.1), to: "seminars/graphs.yaml")
        _ = try await season.reload()
        #expect(season.engine.catalog.all.map(\.feed.lastModified) == [try berlin("2021-04-05 12:00")])
        try await season.crash(restartingAt: "2021-04-07 12:00")
        #expect(season.engine.catalog.all.map(\.feed.lastModified) == [try berlin("2021-04-05 12:00")])
    }

    @Test func `a seminar that was ended returns with other people`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let graphs = try #require(Identifier("graphs"))
        try await season.engine.remove(graphs)
        try season.write("name,email\nGrace Hopper,grace@example.org\n", to: "roster.csv")
        #expect(try await season.reload().accepted == [graphs])
        try await season.live(until: "2021-06-01")
        #expect(Set(season.relay.recipients) == ["grace@example.org"])
    }

    @Test func `what is activated within quiet hours and due in them is sent`() async throws {
        let season = try await Rehearsal(at: "2021-05-02 21:30", seminar: Self.earlySeminar)
        try await season.live(until: "2021-05-03 12:00")
        #expect(season.relay.recipients == ["ada@example.org", "juergen@example.org"])
    }

    /// Due in a night, and of no use after it.
    private static let earlySeminar = """
        seminar: graphs
        title: Graphs
        time_zone: Europe/Berlin
        quiet_hours: 21:00-07:00
        roster: ../roster.csv
        events:
          - { id: run, summary: Run, start: 2021-05-03 06:00, duration: 1h, remind: [8 hours before] }
        """

    @Test func `occurrences that are reminded of at one moment are all in the mail`() async throws {
        let season = try await Rehearsal(at: "2021-05-02 12:00", seminar: Self.twiceADay)
        try await season.live(until: "2021-05-03 12:00")
        #expect(season.relay.messages.count == 2)
        let occurrences = season.happened.mails.first?.items.map(\.occurrence)
        #expect(occurrences == ["2021-05-04 10:00", "2021-05-04 14:00"])
    }

    private static let twiceADay = """
        seminar: graphs
        title: Graphs
        time_zone: Europe/Berlin
        roster: ../roster.csv
        events:
          - id: talks
            summary: Talks
            start: 2021-05-04 10:00
            end: 2021-05-04 11:00
            rrule: FREQ=DAILY;BYHOUR=10,14
            remind: [1 day before]
        """

    @Test(arguments: [
        ("remind_at: \"12:00\"", "remind_at: \"08:00\""), ("before at 14:00]", "before at 09:00]"),
        ("holidays: [2021-06-01]", "holidays: [2021-06-01, 2021-05-13]"), ("Europe/Berlin", "Asia/Tokyo"),
    ])
    func `a reminder that an edit of its hour puts into the past goes out at once`(change: (String, String))
        async throws
    {
        let season = try await Rehearsal(at: "2021-05-09 10:00", seminar: Self.threeDeadlines)
        try await season.live(until: "2021-05-10 10:00")
        try season.write(Self.threeDeadlines.replacing(change.0, with: change.1), to: "seminars/graphs.yaml")
        _ = try await season.reload()
        try await season.live(until: "2021-05-11 23:00")
        let reminded = season.happened.mails.filter { $0.recipient.description == "ada@example.org" }.flatMap(\.items)
        #expect(reminded.map(\.event.text).sorted() == ["poster", "report", "slides"])
    }

    /// One is due at noon of the day, one at two, and one the next morning, where there is no further holiday.
    private static let threeDeadlines = """
        seminar: graphs
        title: Graphs
        time_zone: Europe/Berlin
        remind_at: "12:00"
        holidays: [2021-06-01]
        roster: ../roster.csv
        events:
          - { id: slides, summary: Slides, due: 2021-05-14, remind: [4 days before] }
          - { id: poster, summary: Poster, due: 2021-05-15, remind: [5 days before at 14:00] }
          - { id: report, summary: Report, due: 2021-05-14, remind: [3 working days before at 09:00] }
        """
}
