import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct HoldTests {
    @Test func `what falls due in quiet hours goes out after them, in one mail`() async throws {
        let season = try await Rehearsal(at: "2021-05-01 12:00", seminar: Self.quietSeminar)
        try await season.live(until: "2021-05-03 06:59")
        #expect(season.relay.messages.isEmpty)
        #expect(season.happened.decisions.map(\.reason) == Array(repeating: "quiet hours", count: 4))
        try await season.live(until: "2021-05-03 07:00")
        #expect(season.relay.messages.count == 2)
        #expect(season.happened.mails.first?.items.map(\.event.text) == ["slides", "report"])
    }

    /// Two deadlines whose reminders fall due in one night.
    private static let quietSeminar = """
        seminar: graphs
        title: Graphs
        time_zone: Europe/Berlin
        quiet_hours: 21:00-07:00
        roster: ../roster.csv
        events:
          - { id: report, summary: Report, due: 2021-05-20, remind: [18 days before at 22:00] }
          - { id: slides, summary: Slides, due: 2021-05-10, remind: [7 days before at 02:00] }
        """

    @Test func `a pause holds everything, and what is still useful goes out at its end`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try season.store.setPaused(true)
        try await season.live(until: "2021-04-30")
        #expect(season.relay.messages.isEmpty)
        #expect(season.happened.decisions.map(\.state) == [.held, .held])
        #expect(try await season.engine.resume())
        try await season.live(until: "2021-05-01")
        #expect(season.relay.messages.count == 2)
    }

    @Test func `a mail that waits for the relay is held by a pause and released with it`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        season.relay.answers(
            .deferred(reason: "greylisted", reply: nil), .deferred(reason: "greylisted", reply: nil))
        try await season.live(until: "2021-04-26 08:00")
        try season.store.setPaused(true)
        try await season.live(until: "2021-04-27")
        #expect(try season.store.countsByState()[.held] == 2)
        _ = try await season.engine.resume()
        try await season.live(until: "2021-04-27 01:00")
        #expect(try season.store.countsByState()[.accepted] == 2)
    }

    @Test func `a pause whose end the process does not survive loses nothing`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try season.store.setPaused(true)
        try await season.live(until: "2021-04-26 12:00")
        #expect(try season.store.endPause(at: season.clock.now()))
        try await season.crash(restartingAt: "2021-04-26 12:10")
        try await season.live(until: "2021-04-26 13:00")
        #expect(season.relay.messages.count == 2)
    }

    @Test func `a notice waits for the end of a pause`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        season.relay.alwaysDefers()
        try season.write(Rehearsal.seminar(due: "2021-05-10"), to: "seminars/graphs.yaml")
        _ = try await season.reload()
        try await season.live(until: "2021-04-01 12:10")
        #expect(season.relay.messages.count == 2)
        try season.store.setPaused(true)
        try await season.live(until: "2021-04-02")
        #expect(season.relay.messages.count == 2)
        #expect(try season.store.countsByState()[.held] == 2)
    }

    @Test func `a clock that was set back holds mail until an operator accepts it`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try season.store.record(lastInstant: berlin("2035-01-01 00:00"))
        try await season.live(until: "2021-04-27")
        #expect(season.relay.messages.isEmpty)
        #expect(try await season.engine.resume())
        try await season.live(until: "2021-04-28")
        #expect(season.relay.messages.count == 2)
    }
}
