import CivilTime
import FeedServer
import Foundation
import SeminarCore
import SeminarPages
import StateStore
import Testing

@testable import SeminarDaemon

/// A feed that cannot be written is a fault of ours; what subscribers have stays as it is.
@Suite struct FeedFaultTests {
    /// With an occurrence moved that the rule does not have: no seminar file says so, as it would be refused.
    private func broken(_ seminar: Seminar) throws -> Seminar {
        var broken = seminar
        let start = try #require(WallTime("2021-05-03 14:00"))
        let moved = Recurrence.Times(from: start.adding(seconds: 60), to: start.adding(seconds: 120))
        broken.events[0].schedule = .recurring(
            Recurrence(
                start: start, end: start.adding(seconds: 3_600), rule: .weekly(on: [.monday]),
                moved: [start.adding(seconds: 24 * 3_600): moved]))
        return broken
    }

    private func put(_ seminar: Seminar, in season: Rehearsal) async throws {
        let active = try #require(season.engine.catalog.all.first)
        let stamps = active.stamps.mapValues { stamp in
            EventStamp(sequence: stamp.sequence + 1, lastModified: stamp.lastModified, contentHash: "other")
        }
        try await season.engine.putInForce(seminar, stored: active.stored, stamps: stamps, at: season.clock.now())
    }

    private func site(_ season: Rehearsal) -> SeminarSite {
        SeminarSite(
            catalog: season.engine.catalog, clock: season.clock, pages: SeminarPages(), baseURL: "https://example.org")
    }

    @Test func `the last good bytes are served on, with a line in the log and a problem in status`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let good = try #require(season.engine.catalog.all.first)
        let site = site(season)
        let tag = site.calendar(of: good.seminar.id)?.entityTag
        try await put(try broken(good.seminar), in: season)
        #expect(season.engine.catalog.all.map(\.feed.bytes) == [good.feed.bytes])
        #expect(site.calendar(of: good.seminar.id)?.entityTag == tag)
        let failure = try #require(season.happened.failures.first)
        #expect(failure.hasPrefix("the calendar of graphs cannot be written, its last one is served: event \"report@"))
        #expect(try await season.problems() == [failure])
    }

    @Test func `mended, it is served anew and the problem is gone`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let good = try #require(season.engine.catalog.all.first)
        try await put(try broken(good.seminar), in: season)
        try season.write(Rehearsal.seminar(due: "2021-05-04"), to: "seminars/graphs.yaml")
        #expect(try await season.reload().refused.isEmpty)
        let feed = try #require(season.engine.catalog.all.first).feed.bytes
        #expect(String(decoding: feed, as: UTF8.self).contains("DTSTART;VALUE=DATE:20210504"))
        #expect(try await season.problems() == [])
    }

    @Test func `a feed that never could be written is no empty calendar`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let good = try #require(season.engine.catalog.all.first)
        season.engine.catalog.remove(good.seminar.id)
        try await season.engine.putInForce(
            try broken(good.seminar), stored: good.stored, stamps: good.stamps, at: season.clock.now())
        #expect(season.engine.catalog.all.map(\.feed.bytes) == [[]])
        #expect(try await season.problems().count == 1)
    }
}
