import ControlAPI
import Dispatch
import Foundation
import SeminarCore
import StateStore
import Synchronization
import Testing

@testable import SeminarDaemon

@Suite struct ClockJumpTests {
    private static let hour: TimeInterval = 60 * 60
    private static let year: TimeInterval = 365 * 24 * 60 * 60

    /// A season on a machine whose clock can be set wrong.
    private func watched(at instant: String) async throws -> (Rehearsal, Machine) {
        var machine: Machine?
        let season = try await Rehearsal(at: instant) { clock in
            let made = Machine(clock)
            machine = made
            return made.guarded
        }
        return (season, try #require(machine))
    }

    @Test(arguments: [61 * 60, 25 * ClockJumpTests.hour, ClockJumpTests.year] as [TimeInterval])
    func `a jump of over an hour holds all mail, and what is useful by the true clock goes out after it`(
        seconds: TimeInterval
    ) async throws {
        let (season, machine) = try await watched(at: "2021-04-25 12:00")
        machine.set(ahead: seconds)
        try await season.live(until: "2021-04-28")
        #expect(season.relay.messages.isEmpty && season.happened.decisions.isEmpty)
        machine.set(ahead: 0)
        try await season.live(until: "2021-04-29")
        #expect(season.relay.messages.isEmpty)
        #expect(try await season.engine.resume())
        try await season.live(until: "2021-06-01")
        #expect(season.relay.messages.count == 4)
        let states = Set(try season.store.entries(of: Identifier("graphs")).map(\.state))
        #expect(states == [.mailed])
    }

    @Test func `status says by how much and since when, and forgets it with the resume`() async throws {
        let (season, machine) = try await watched(at: "2021-04-25 12:00")
        _ = try await season.engine.turn()
        machine.set(ahead: 26 * Self.hour + 30 * 60)
        let status = try await season.desk().status()
        #expect(!status.healthy)
        #expect(status.problems.contains { $0.contains("forward by 1 day 2 hours 30 minutes") })
        #expect(status.problems.contains { $0.contains("2021-04-25T12:00:00+02:00") && $0.contains("resume") })
        #expect(try season.store.clockJump()?.by == 26 * Self.hour + 30 * 60)
        let lines = try season.desk().explain(ExplainQuestion(person: "ada@example.org")).lines
        #expect(lines.contains { $0.hasPrefix("The machine's clock went forward") && $0.contains("all mail is held") })
        #expect(try await season.engine.resume())
        _ = try await season.engine.turn()
        #expect(try await season.desk().status().healthy)
        #expect(try season.store.clockJump() == nil)
    }

    @Test func `a jump that is accepted is lateness: what is useful by the new clock goes out, the rest is stale`()
        async throws
    {
        let (season, machine) = try await watched(at: "2021-04-25 12:00")
        _ = try await season.engine.turn()
        machine.set(ahead: 3 * 24 * Self.hour)
        _ = try await season.engine.turn()
        #expect(try await season.engine.resume())
        _ = try await season.engine.turn()
        #expect(season.relay.messages.count == 2)
        machine.set(ahead: Self.year)
        #expect(try await season.engine.resume())
        #expect(season.happened.decisions.map(\.state) == [.stale, .stale])
    }

    @Test func `a small jump, or a sleep of days, is lateness and holds nothing`() async throws {
        let (season, machine) = try await watched(at: "2021-04-25 12:00")
        _ = try await season.engine.turn()
        season.clock.move(to: try berlin("2021-04-28 12:00"))
        machine.set(ahead: 59 * 60)
        _ = try await season.engine.turn()
        #expect(season.relay.messages.count == 2)
    }

    @Test func `what is edited while the clock is wrong loses no reminder`() async throws {
        let (season, machine) = try await watched(at: "2021-04-25 12:00")
        _ = try await season.engine.turn()
        machine.set(ahead: Self.year)
        season.clock.move(to: try berlin("2021-04-26 09:00"))
        try await season.edit(Rehearsal.seminar(due: "2021-05-03", summary: "Hand in"))
        machine.set(ahead: 0)
        _ = try await season.engine.resume()
        try await season.live(until: "2021-04-27")
        #expect(season.relay.messages.count == 2)
    }

    @Test func `the hold survives a restart, whether the clock was set right meanwhile or not`() throws {
        let noon = try berlin("2021-04-25 12:00")
        for error in [Self.year, 0] {
            let machine = Machine(VirtualClock(at: noon))
            machine.set(ahead: error)
            let clock = machine.guarded
            clock.restore(ClockJump(by: Self.year, noticedAt: noon), lastInstant: noon)
            #expect(clock.jump != nil && clock.now() == noon)
            machine.set(ahead: 0)
            clock.accept()
            #expect(clock.jump == nil && clock.now() == noon)
        }
    }

    @Test func `a machine that starts in 1970 and is set right has not jumped`() throws {
        let machine = Machine(VirtualClock(at: try berlin("2021-04-25 12:00")))
        machine.set(ahead: -50 * Self.year)
        let clock = machine.guarded
        clock.restore(nil, lastInstant: try berlin("2021-04-20"))
        #expect(clock.now() < Date(timeIntervalSince1970: 3 * Self.year))
        machine.set(ahead: 0)
        #expect(clock.jump == nil)
        machine.set(ahead: 2 * Self.hour)
        #expect(clock.jump != nil)
    }

    @Test func `a clock that goes back a year and returns is no jump, and holds what the state has seen`() async throws
    {
        let (season, machine) = try await watched(at: "2021-04-25 12:00")
        _ = try await season.engine.turn()
        machine.set(ahead: -Self.year)
        season.clock.move(to: try berlin("2021-04-26 09:00"))
        _ = try await season.engine.turn()
        #expect(season.relay.messages.isEmpty)
        #expect(try await season.desk().status().problems.contains { $0.contains("which the state has already seen") })
        machine.set(ahead: 0)
        _ = try await season.engine.turn()
        #expect(season.relay.messages.count == 2)
    }

    @Test func `more time is given by no clock that is not believed`() async throws {
        let (season, machine) = try await watched(at: "2021-04-25 12:00")
        let (report, graphs) = (try #require(Identifier("report")), try #require(Identifier("graphs")))
        let end = try #require(AnchorPoint("2021-05-10"))
        func extend() async throws -> Bool {
            try await season.engine.extend(report, until: end, for: PersonID("ada@example.org"), in: graphs, by: "olga")
        }
        machine.set(ahead: Self.year)
        let failure = await #expect(throws: ControlFailure.self) { try await extend() }
        #expect(failure?.message.contains("then \"seminarctl resume\"") == true)
        machine.set(ahead: 0)
        _ = try await season.engine.resume()
        #expect(try await extend())
        try await season.live(until: "2021-05-20")
        #expect(season.relay.recipients.filter { $0 == "ada@example.org" }.count >= 2)
    }
}
