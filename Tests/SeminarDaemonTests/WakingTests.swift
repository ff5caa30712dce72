import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct WakingTests {
    @Test func `a clock that was set back a moment delays mail until it has caught up, no longer`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let due = try berlin("2021-04-26 08:00")
        let seen = due.addingTimeInterval(0.25)
        try season.store.record(lastInstant: seen)
        season.clock.move(to: due)
        #expect(try await season.engine.turn() == seen)
        season.clock.move(to: seen)
        _ = try await season.engine.turn()
        #expect(season.relay.messages.count == 2)
    }

    @Test func `a seminar that cannot be read any more makes no other one late`() async throws {
        let season = try await Rehearsal(at: "2021-04-01 12:00")
        let trees = try #require(Identifier("trees"))
        let overdue = PlannedReminder(
            event: trees, rule: "a rule", anchor: try #require(AnchorPoint("2021-03-01")),
            due: try berlin("2021-03-01"), usefulUntil: try berlin("2021-03-02"))
        let stored = StoredSeminar(id: trees, file: "trees.yaml", text: "?", activatedAt: season.clock.now())
        try season.store.activate(stored, stamps: [:], plan: [overdue], lastInstant: season.clock.now())
        season.clock.move(to: try berlin("2021-04-26 07:59:50"))
        #expect(try await season.engine.turn() == berlin("2021-04-26 08:00"))
    }
}
