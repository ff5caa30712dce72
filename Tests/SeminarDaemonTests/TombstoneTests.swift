import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct TombstoneTests {
    private static let talk = "  - { id: talk, summary: Talk, start: 2021-05-20 14:00, duration: 2h, remind: [] }"
    private static let withTalk = Rehearsal.seminar(due: "2021-05-03", extra: talk)

    private func edited(_ text: String, in season: Rehearsal) async throws {
        try season.write(text, to: "seminars/graphs.yaml")
        #expect(try await season.reload().refused.isEmpty)
    }

    private func feed(_ season: Rehearsal) throws -> String {
        String(decoding: try #require(season.engine.catalog.all.first).feed.bytes, as: UTF8.self)
    }

    @Test func `an event that is taken out is shown as cancelled, and no more after thirty days`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.withTalk)
        try await edited(Rehearsal.seminar, in: season)
        let feed = try feed(season)
        #expect(feed.contains("SUMMARY:CANCELLED: Talk") && feed.contains("STATUS:CANCELLED"))
        #expect(feed.contains("SEQUENCE:1"))
        try await season.live(until: "2021-05-01 23:00")
        #expect(try self.feed(season).contains("CANCELLED: Talk"))
        try await season.live(until: "2021-05-02 00:00")
        #expect(try !self.feed(season).contains("Talk"))
    }

    @Test func `it survives a restart with the same bytes`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.withTalk)
        try await edited(Rehearsal.seminar, in: season)
        let before = try feed(season)
        try await season.crash(restartingAt: "2021-04-02 12:00")
        #expect(try feed(season) == before)
    }

    @Test func `an event that returns has a higher SEQUENCE than its cancellation`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.withTalk)
        try await edited(Rehearsal.seminar, in: season)
        try await edited(Self.withTalk, in: season)
        let feed = try feed(season)
        #expect(feed.contains("SUMMARY:Talk") && !feed.contains("CANCELLED"))
        #expect(feed.contains("SEQUENCE:2"))
    }

    @Test func `an event that only the organisers may see from now on leaves the calendar as cancelled`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00", seminar: Self.withTalk)
        let hidden = Self.talk.replacing("remind: []", with: "remind: [], audience: organisers")
        try await edited(Rehearsal.seminar(due: "2021-05-03", extra: hidden), in: season)
        let feed = try feed(season)
        #expect(feed.contains("SUMMARY:CANCELLED: Talk") && feed.contains("SEQUENCE:1"))
    }

    @Test func `what is over when it is taken out leaves nothing`() async throws {
        let season = try await Rehearsal(at: "2021-06-01 12:00", seminar: Self.withTalk)
        try await edited(Rehearsal.seminar, in: season)
        #expect(try !feed(season).contains("Talk"))
    }
}
