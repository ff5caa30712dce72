import FeedServer
import Foundation
import SeminarCore
import SeminarPages
import StateStore
import Testing

@testable import SeminarDaemon

/// A start after an upgrade, or with new time zones: the service does its work while all is made anew.
@Suite(.serialized) struct RenewalTests {
    private static let count = 8

    private func season() async throws -> Rehearsal { try await Rehearsal(withSeminars: Self.count) }

    /// As if the version before had planned the seminar's first reminder for another time.
    private func misplan(_ name: String, due: String, in season: Rehearsal) throws {
        let id = try #require(Identifier(name))
        let stored = try #require(try season.store.seminar(id))
        var plan = try season.store.plans(of: id).map(\.reminder)
        plan[0].due = try berlin(due)
        try season.store.activate(
            stored, stamps: try season.store.stamps(of: id), plan: plan, lastInstant: season.clock.now())
    }

    @Test func `the start reads no timeline, and turns make one after the other anew`() async throws {
        let season = try await season()
        let before = season.engine.catalog.all.map(\.feed.bytes)
        try await season.crash(restartingAt: "2021-04-02 12:00", maker: "the next version")
        #expect(season.engine.catalog.reads == 0)
        #expect(await season.engine.readiness == .ready)
        for _ in 0...Self.count {
            #expect(season.engine.catalog.nextOutdated != nil)
            #expect(try await season.engine.turn() == season.clock.now())
        }
        #expect(try await season.engine.turn() == (try berlin("2021-04-26 08:00")))
        #expect(season.engine.catalog.all.map(\.feed.bytes) == before)
        #expect(try season.store.renewingSince() == nil)
        try await season.crash(restartingAt: "2021-04-02 13:00", maker: "the next version")
        #expect(season.engine.catalog.nextOutdated == nil)
    }

    @Test func `nothing is decided by what the version before had planned`() async throws {
        let season = try await season()
        try misplan("s3", due: "2021-04-20 08:00", in: season)
        try await season.crash(restartingAt: "2021-04-20 08:00", maker: "the next version")
        _ = try await season.engine.turn()
        #expect(season.relay.messages.isEmpty)
        try await season.live(until: "2021-04-26 08:00")
        #expect(season.relay.messages.count == 2 * (Self.count + 1))
    }

    @Test(arguments: [0, 1, 5])
    func `what the version before had planned too late goes out, however often the service is killed`(
        turns: Int
    ) async throws {
        let season = try await season()
        for number in 0..<Self.count { try misplan("s\(number)", due: "2021-05-01 08:00", in: season) }
        try await season.crash(restartingAt: "2021-04-26 07:59", maker: "the next version")
        for _ in 0..<turns { _ = try await season.engine.turn() }
        season.clock.move(to: try berlin("2021-04-26 08:00"))
        try await season.engine.tick(at: season.clock.now())
        try await season.crash(restartingAt: "2021-04-26 08:01", maker: "the next version")
        try await season.live(until: "2021-04-26 09:00")
        #expect(season.relay.messages.count == 2 * (Self.count + 1))
    }

    @Test func `a reload makes all anew before it answers`() async throws {
        let season = try await season()
        try await season.crash(restartingAt: "2021-04-02 12:00", maker: "the next version")
        #expect(try await season.reload().accepted.count == Self.count + 1)
        #expect(season.engine.catalog.nextOutdated == nil)
    }

    @Test func `a feed that somebody fetches is made anew first, and no other`() async throws {
        let season = try await season()
        try await season.crash(restartingAt: "2021-04-02 12:00", maker: "the next version")
        let id = try #require(Identifier("s3"))
        try await season.engine.bringUpToDate(id)
        #expect(!season.engine.catalog.isOutdated(id))
        #expect(season.engine.catalog.reads == 1)
    }

    @Test func `an edited file is read at the start, whatever version reads it`() async throws {
        let season = try await season()
        try season.write(Rehearsal.seminar(7, due: "2021-05-04"), to: "seminars/s7.yaml")
        try await season.crash(restartingAt: "2021-04-02 12:00", maker: "the next version")
        let id = try #require(Identifier("s7"))
        #expect(!season.engine.catalog.isOutdated(id))
        #expect(season.engine.catalog.isOutdated(try #require(Identifier("s6"))))
        let feed = try #require(season.engine.catalog[id]?.feed)
        #expect(String(decoding: feed.bytes, as: UTF8.self).contains("DTSTART;VALUE=DATE:20210504"))
    }

    @Test func `a text that the new version cannot read is a problem, and its plan stays`() async throws {
        let season = try await season()
        let id = try #require(Identifier("s3"))
        var stored = try #require(try season.store.seminar(id))
        stored.text += "unknown: key\n"
        let plan = try season.store.plans(of: id).map(\.reminder)
        try season.store.activate(stored, stamps: [:], plan: plan, lastInstant: season.clock.now())
        try season.write(stored.text, to: "seminars/s3.yaml")
        try await season.crash(restartingAt: "2021-04-02 12:00", maker: "the next version")
        try await season.live(until: "2021-04-02 12:01")
        #expect(season.engine.catalog.nextOutdated == nil)
        #expect(!season.engine.catalog.contains(id))
        #expect(try await season.problems().contains { $0.contains("unknown key") })
        #expect(try season.store.plans(of: id).map(\.reminder) == plan)
    }
}
