import ControlAPI
import Foundation
import SeminarCore
import StateStore
import Testing

@testable import SeminarDaemon

/// What is in memory while many mails wait is counted in lanes, not in mails.
@Suite struct `A long outbox` {
    private static let people = 200

    private func season(seminar: String = Rehearsal.seminar) async throws -> Rehearsal {
        let roster = "name,email\n" + (1...Self.people).map { "P \($0),p\($0)@example.org\n" }.joined()
        let season = try await Rehearsal(at: "2021-04-26 07:00", seminar: seminar, roster: roster, threads: 2)
        season.clock.move(to: try berlin("2021-04-26 08:00"))
        return season
    }

    @Test func `is taken in hand a few mails at a time`() async throws {
        let season = try await season()
        // No lane is started: what is handed out stays in hand.
        for _ in 1...9 { _ = try await season.engine.turn() }
        let counts = try season.store.countsByState()
        #expect(await season.engine.inHand == 8)
        #expect(counts[.sending] == 8 && counts[.queued] == Self.people - 8)
    }

    @Test func `costs each mail the same number of questions, however long the roster is`() async throws {
        let season = try await season()
        _ = try await season.engine.turn()
        let due = try season.store.dueMails(at: season.clock.now(), limit: 16)
        #expect(due.mails.count == 16)
        #expect(due.mails.allSatisfy { $0.namesakes.count == 1 && $0.items.count == 1 && $0.links.count == 1 })
    }

    @Test func `goes out to the last mail while only reports wake the service`() async throws {
        let season = try await season()
        let signal = WakeSignal()
        season.engine.lanes.start { signal.wake(for: .reports) }
        signal.wake()
        for await _ in signal.wakes {
            let reason = signal.takeReason()
            let next = try await reason == .reports ? season.engine.deliveryTurn() : season.engine.turn()
            if try season.store.countsByState()[.accepted] == Self.people { break }
            if let next, next <= season.clock.now() { signal.wake(for: .reports) }
        }
        await season.engine.lanes.stop(grace: .seconds(60))
        #expect(Set(season.relay.recipients).count == Self.people && season.relay.recipients.count == Self.people)
    }

    @Test func `leaves status its counts of people and events as they are`() async throws {
        let season = try await season()
        let desk = try season.desk()
        let before = try await desk.status()
        _ = try await season.engine.turn()
        let meanwhile = try await desk.status()
        #expect(before.seminars == meanwhile.seminars && meanwhile.seminars.first?.participants == Self.people)
        #expect(meanwhile.nextEvents.first?.owing == Self.people)

        let (graphs, report) = (try #require(Identifier("graphs")), try #require(Identifier("report")))
        let person = PersonID("p7@example.org")
        _ = try season.store.setDone(report, for: person, in: graphs, at: season.clock.now(), by: "test")
        _ = try season.store.remove(PersonID("p8@example.org"), from: graphs, at: season.clock.now())
        let after = try await desk.status()
        #expect(after.seminars.first?.participants == Self.people - 1)
        #expect(after.nextEvents.first?.owing == Self.people - 2)
    }
}

extension SeminarEngine {
    fileprivate var inHand: Int { inFlight.count + ahead.count }
}
