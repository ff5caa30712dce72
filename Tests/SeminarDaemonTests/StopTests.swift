import CivilTime
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

@Suite struct StopTests {
    @Test(.timeLimit(.minutes(20))) func `whoever waits for a test mail is answered when the service stops`()
        async throws
    {
        let season = try await Rehearsal(at: "2021-04-01 12:00", threads: 1)
        let address = try EmailAddress(parsing: "olga@example.org")
        // No lane is started: the transfer is one that never ends.
        let engine = season.engine
        async let sent = engine.sendTest(to: address, in: .utc)
        while await engine.inFlight.isEmpty { await Task.yield() }
        try await engine.settle()
        #expect(try await sent.progress.state == .sending)
    }

    @Test func `what no lane had begun when the service stopped is no doubtful mail`() async throws {
        let season = try await Rehearsal(at: "2021-04-26 07:00", threads: 2)
        season.clock.move(to: try berlin("2021-04-26 08:00"))
        _ = try await season.engine.turn()
        await season.engine.lanes.stop(grace: .seconds(1))
        try await season.engine.settle()
        #expect(try season.store.countsByState()[.queued] == 2)
    }

    @Test func `a service that stops claims nothing more`() async throws {
        let season = try await Rehearsal(at: "2021-04-26 07:00", threads: 2)
        season.clock.move(to: try berlin("2021-04-26 08:00"))
        await season.engine.lanes.stop(grace: .seconds(1))
        _ = try await season.engine.turn()
        #expect(try season.store.countsByState()[.queued] == 2)
    }
}
