import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct WishTests {
    private let graphs = Identifier("graphs") ?? .welcome
    private let report = Identifier("report") ?? .welcome
    private let ada = PersonID("ada@example.org")

    private func say(_ saying: ParticipantWish.Saying, in season: Rehearsal) async throws -> Bool {
        try await season.engine.take(ParticipantWish(saying, of: ada, in: graphs, by: "test"))
    }

    private func toAda(_ season: Rehearsal) -> Int { season.relay.recipients.count { $0 == "ada@example.org" } }

    @Test func `what is undone brings back the latest that was missed, and it alone, at once`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        #expect(try await say(.done(report), in: season))
        try await season.live(until: "2021-05-02 09:00")
        #expect(toAda(season) == 0)
        #expect(try await say(.undone(report), in: season))
        try await season.live(until: "2021-05-02 09:00")
        #expect(toAda(season) == 1)
        let items = season.happened.mails.last { $0.recipient.description == "ada@example.org" }?.items
        #expect(items?.map(\.rule) == ["1 day before due to owing"])
        #expect(season.happened.decisions.last?.reason == "\"1 day before due\" goes out in its place")
    }

    @Test func `news of another place does not keep a reminder from coming back`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try await say(.done(report), in: season)
        try await season.live(until: "2021-04-28")
        let moved = Rehearsal.seminar.replacing("    due:", with: "    location: Room 5\n    due:")
        try await season.edit(moved)
        try await season.live(until: "2021-04-29")
        #expect(toAda(season) == 1)
        _ = try await say(.undone(report), in: season)
        try await season.live(until: "2021-04-30")
        let items = season.happened.mails.last { $0.recipient.description == "ada@example.org" }?.items
        #expect(items?.map(\.rule) == ["7 days before due to owing"])
        #expect(toAda(season) == 2)
    }

    @Test func `what was done while its mail waited comes back, though the rest of that mail came too late`()
        async throws
    {
        let talk = "  - { id: talk, summary: Talk, start: 2021-05-02 10:00, duration: 1h, remind: [2 hours before] }"
        let season = try await Rehearsal(
            at: "2021-04-27 12:00", seminar: Rehearsal.seminar(due: "2021-05-03", extra: talk))
        season.relay.alwaysDefers()
        try await season.live(until: "2021-05-02 09:55")
        _ = try await say(.done(report), in: season)
        try await season.live(until: "2021-05-02 11:30")
        season.relay.alwaysAccepts()
        _ = try await say(.undone(report), in: season)
        try await season.live(until: "2021-05-02 11:35")
        let last = season.happened.mails.last { $0.recipient.description == "ada@example.org" }
        #expect(last?.progress.state == .accepted)
        #expect(last?.items.map(\.rule) == ["1 day before due to owing"])
    }

    @Test func `what was sent already does not come again`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try await season.live(until: "2021-04-27")
        for saying in [ParticipantWish.Saying.done(report), .undone(report), .done(report), .undone(report)] {
            #expect(try await say(saying, in: season))
            try await season.live(until: "2021-04-28")
        }
        #expect(toAda(season) == 1)
        try await season.live(until: "2021-05-03")
        #expect(toAda(season) == 2)
    }

    @Test func `what is no longer useful does not come back`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try await say(.done(report), in: season)
        try await season.live(until: "2021-05-04 09:00")
        _ = try await say(.undone(report), in: season)
        try await season.live(until: "2021-06-01")
        #expect(toAda(season) == 0)
    }

    @Test func `what comes back waits for the end of quiet hours`() async throws {
        let quiet = "quiet_hours: 21:00-07:00\n" + Rehearsal.seminar
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: quiet)
        _ = try await say(.done(report), in: season)
        try await season.live(until: "2021-04-26 22:00")
        _ = try await say(.undone(report), in: season)
        try await season.live(until: "2021-04-27 06:59")
        #expect(toAda(season) == 0)
        try await season.live(until: "2021-04-27 07:00")
        #expect(toAda(season) == 1)
    }

    @Test func `a mail that was on its way when it was done comes back with the same number of tries`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        season.relay.alwaysDefers()
        try await season.live(until: "2021-04-26 08:00")
        _ = try await say(.done(report), in: season)
        try await season.live(until: "2021-04-26 12:00")
        season.relay.alwaysAccepts()
        _ = try await say(.undone(report), in: season)
        try await season.live(until: "2021-04-26 12:00")
        #expect(
            season.happened.mails.count {
                $0.progress.state == .accepted && $0.recipient.description == "ada@example.org"
            } == 1)
    }

    @Test func `to say it again changes nothing, and nobody is somebody`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        #expect(try await say(.done(report), in: season))
        #expect(try await !say(.done(report), in: season))
        #expect(try await say(.undone(report), in: season))
        #expect(try await !say(.undone(report), in: season))
        #expect(try await !say(.reminders, in: season))
        let stranger = ParticipantWish(.noReminders, of: PersonID("eve@example.org"), in: graphs, by: "test")
        #expect(try await !season.engine.take(stranger))
    }

    @Test func `who wants no reminders hears of a moved date, and of nothing else`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        #expect(try await say(.noReminders, in: season))
        try await season.live(until: "2021-04-27")
        #expect(toAda(season) == 0)
        #expect(season.happened.decisions.map(\.reason) == ["opted out of reminders"])
        let added = "  - { id: talk, summary: Talk, start: 2021-04-28 10:00, duration: 1h }"
        try season.write(Rehearsal.seminar(due: "2021-05-03", extra: added), to: "seminars/graphs.yaml")
        _ = try await season.reload()
        try await season.live(until: "2021-04-27 01:00")
        #expect(toAda(season) == 0)
        try season.write(Rehearsal.seminar(due: "2021-05-10", extra: added), to: "seminars/graphs.yaml")
        _ = try await season.reload()
        try await season.live(until: "2021-04-27 02:00")
        #expect(toAda(season) == 1)
    }

    @Test func `who wants reminders again gets what is still useful of those that were missed`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        _ = try await say(.noReminders, in: season)
        try await season.live(until: "2021-04-27")
        #expect(try await say(.reminders, in: season))
        try await season.live(until: "2021-06-01")
        #expect(toAda(season) == 2)
    }
}
