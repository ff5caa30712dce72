import Foundation
import StateStore
import Testing

@testable import SeminarDaemon

/// What the engine reads of a real state, counted by SQLite.
@Suite(.serialized) struct ReadTallyTests {
    /// What a turn reads after a restart, so that nothing is in memory.
    private func sums(ofTurnAt instant: String, _ season: Rehearsal) async throws -> ReadTally.Sums {
        try await season.crash(restartingAt: "2021-04-02 12:00")
        _ = try await season.engine.turn()
        season.clock.move(to: try berlin(instant))
        _ = season.tally.take()
        _ = try await season.engine.turn()
        return season.tally.take()
    }

    @Test func `a turn with nothing due reads the same of two seminars and of sixty`() async throws {
        let few = try await sums(ofTurnAt: "2021-04-02 13:00", Rehearsal(withSeminars: 1))
        let many = try await sums(ofTurnAt: "2021-04-02 13:00", Rehearsal(withSeminars: 60))
        #expect(many == few)
        #expect(few.rows < 30)
    }

    @Test func `a turn with one seminar due reads the same among three and among sixty`() async throws {
        let few = try await Rehearsal(withSeminars: 2, early: 1)
        let many = try await Rehearsal(withSeminars: 59, early: 1)
        let sums = (
            few: try await sums(ofTurnAt: "2021-04-05 08:00", few),
            many: try await sums(ofTurnAt: "2021-04-05 08:00", many)
        )
        #expect(many.relay.messages.count == 2)
        #expect(many.engine.catalog.reads == 1)
        #expect(sums.many.rows == sums.few.rows)
        // A look-up in a longer index may take a step more.
        #expect(sums.many.steps <= sums.few.steps * 11 / 10)
    }

    @Test func `what a turn reads grows with what is due and no faster`() async throws {
        let one = try await Rehearsal(withSeminars: 30, early: 1)
        let all = try await Rehearsal(withSeminars: 30, early: 20)
        let rows = (
            one: try await sums(ofTurnAt: "2021-04-05 08:00", one).rows,
            all: try await sums(ofTurnAt: "2021-04-05 08:00", all).rows
        )
        #expect(all.engine.catalog.reads == 20)
        #expect(rows.all > rows.one)
        #expect(rows.all <= rows.one * 20)
    }
}
