import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

/// Cost follows what is due and what has changed, not what there is.
@Suite(.serialized) struct ManySeminarsTests {
    static let count = 60

    private func season(capacity: Int = 1_000) async throws -> Rehearsal {
        try await Rehearsal(withSeminars: Self.count, capacity: capacity)
    }

    private static func text(_ number: Int, due: String = "2021-05-03") -> String {
        Rehearsal.seminar(number, due: due)
    }

    @Test func `neither a start after which nothing is new reads a seminar, nor a turn in which nothing is due`()
        async throws
    {
        let season = try await season()
        try await season.crash(restartingAt: "2021-04-02 12:00")
        let next = try await season.engine.turn()
        #expect(season.engine.catalog.reads == 0)
        #expect(season.engine.catalog.count == Self.count + 1)
        #expect(next == (try berlin("2021-04-26 08:00")))
    }

    @Test func `a start reads the one seminar whose file was edited`() async throws {
        let season = try await season()
        try season.write(Self.text(7, due: "2021-05-04"), to: "seminars/s7.yaml")
        try await season.crash(restartingAt: "2021-04-02 12:00")
        #expect(season.engine.catalog.reads == 1)
        let id = try #require(Identifier("s7"))
        let feed = try #require(season.engine.catalog[id]?.feed)
        #expect(String(decoding: feed.bytes, as: UTF8.self).contains("DTSTART;VALUE=DATE:20210504"))
    }

    @Test func `a roster that was edited alone is read at the next start`() async throws {
        let season = try await season()
        try season.write(Rehearsal.roster + "\nEmmy Noether,emmy@example.org,\n", to: "roster.csv")
        try await season.crash(restartingAt: "2021-04-02 12:00")
        let people = try season.store.participants(of: try #require(Identifier("s7")))
        #expect(people.map(\.name).contains("Emmy Noether"))
    }

    @Test(arguments: [1_000, 10])
    func `what was served before is served after a restart, to the byte, however few are kept`(
        capacity: Int
    ) async throws {
        let season = try await season(capacity: capacity)
        let before = season.engine.catalog.all.map(\.feed)
        try await season.crash(restartingAt: "2021-04-02 12:00")
        for _ in 0..<2 {
            let after = season.engine.catalog.all.map(\.feed)
            #expect(
                after.map(\.bytes) == before.map(\.bytes) && after.map(\.lastModified) == before.map(\.lastModified))
        }
        #expect(season.engine.catalog.kept <= capacity)
    }

    @Test func `of two files with one id the later one is refused again after a restart`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        try season.write(Rehearsal.seminar, to: "seminars/other.yaml")
        let refused = try await season.reload().refused.map(\.complaints)
        try await season.crash(restartingAt: "2021-04-02 12:00")
        #expect(refused.count == 1)
        #expect(season.engine.catalog.refused.map(\.complaints) == refused)
        #expect(season.engine.catalog.all.first?.stored.file.hasSuffix("graphs.yaml") == true)
    }
}
