import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

/// What `explain` says of changes that nobody has been told yet, and of what holds mail.
@Suite struct UntoldTests {
    private static let ada = "ada@example.org"

    private func explained(_ season: Rehearsal, event: String? = "report") throws -> String {
        try season.desk().explain(ExplainQuestion(person: Self.ada, event: event)).lines.joined(separator: "\n")
    }

    @Test func `a change is still to be told after the delay`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await season.edit(Rehearsal.seminar(due: "2021-05-10"))
        let line = "Submit the report, its changed date: told on Thursday, 1 April 2021, 12:10, held: waits for further"
        #expect(try explained(season).contains(line))
        try await season.live(until: "2021-04-01 12:10")
        #expect(try !explained(season).contains("its changed date"))
    }

    @Test func `a change is held by a pause, by a silence of the seminar and by the night, and explain says which`()
        async throws
    {
        let night = Rehearsal.seminar.replacing("events:", with: "quiet_hours: 21:00-07:00\nevents:")
        let season = try await Rehearsal(at: "2021-04-01 22:00", seminar: night)
        try await season.edit(night.replacing("2021-05-03", with: "2021-05-10"))
        #expect(try explained(season).contains("told on Friday, 2 April 2021, 07:00, held: quiet hours"))
        let silence = SilenceAddition(seminar: "graphs", until: "2021-04-05", reason: "not decided")
        _ = try season.desk().addSilence(silence, by: "olga")
        #expect(try explained(season).contains("told on Monday, 5 April 2021, 07:00, held by silence 1 until"))
        try season.store.setPaused(true)
        try await season.live(until: "2021-04-06 12:00")
        #expect(try explained(season).contains("its changed date: not told yet, held: mail is paused"))
    }

    @Test func `a change is untold only to whom it concerns, and only as long as it is one`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try await season.desk().extend(
            ExtensionQuestion(person: Self.ada, event: "report", until: "2021-05-20"), by: "olga")
        try await season.live(until: "2021-04-02")
        try await season.edit(Rehearsal.seminar(due: "2021-05-10"))
        #expect(try !explained(season).contains("its changed date"))
        let others = try season.desk().explain(ExplainQuestion(person: "juergen@example.org")).lines
        #expect(others.contains { $0.contains("its changed date") })
    }

    @Test func `more time that everybody has by now is no longer more`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try await season.desk().extend(
            ExtensionQuestion(person: Self.ada, event: "report", until: "2021-05-20"), by: "olga")
        try await season.edit(Rehearsal.seminar(due: "2021-05-22"))
        let text = try explained(season)
        #expect(!text.contains("more time than the others"))
        #expect(text.contains("was given until Thursday, 20 May 2021, which counts no more"))
        #expect(text.contains("everybody's date is by Saturday, 22 May 2021"))
    }

    @Test func `a clock that was set back holds all mail, and explain says what ends it`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try await season.engine.turn()
        try season.store.record(lastInstant: try berlin("2021-04-03 12:00"))
        let text = try explained(season, event: nil)
        #expect(text.contains("The clock shows less than 2021-04-03T12:00:00+02:00"))
        #expect(text.contains("mail is held until it has caught up, or until \"seminarctl resume\""))
        let organiser = try season.desk().explain(ExplainQuestion(person: "olga@example.org")).lines
        #expect(organiser.contains { $0.hasPrefix("The clock shows less") })
    }
}
