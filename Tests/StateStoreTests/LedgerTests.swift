import Foundation
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `Plan and ledger` {
    private let store: StateStore

    init() throws { store = try memory() }

    @Test func `what is due includes the instant itself and nothing after it`() throws {
        let plan = [try makePlanned("a", due: hour(1)), try makePlanned("b", due: hour(2))]
        try store.activate(try makeSeminar(), stamps: [:], plan: plan, lastInstant: start)
        try store.activate(
            try makeSeminar("other"), stamps: [:], plan: [try makePlanned("c", due: hour(1))], lastInstant: start)

        let due = try store.duePlans(through: hour(1))

        #expect(
            due == [
                try Identifier(named: "tadl-ss21"): [plan[0]], try Identifier(named: "other"): [try makePlanned("c")],
            ])
        #expect(try store.duePlans(through: hour(1).addingTimeInterval(-0.001)).isEmpty)
        #expect(try store.nextPlanDue() == hour(1))
    }

    @Test func `a hold ends at its instant`() throws {
        let first = try makeLedgerEntry(state: .held, reason: "quiet hours", holdUntil: hour(4))
        let second = try makeLedgerEntry(person: .emmy, state: .held, reason: "quiet hours", holdUntil: hour(5))
        _ = try store.commit(TickPlan(now: hour(1), entries: [second, first]))

        #expect(try store.nextHoldEnd() == hour(4))
        #expect(try store.heldEntries(through: hour(4)) == [first])
        #expect(try store.heldEntries(through: hour(6)) == [first, second])
    }

    @Test func `a decision after a hold replaces it`() throws {
        let held = try makeLedgerEntry(state: .held, reason: "quiet hours", holdUntil: hour(4))
        let skipped = try makeLedgerEntry(state: .skipped, reason: "report is done")
        _ = try store.commit(TickPlan(now: hour(1), entries: [held]))

        _ = try store.commit(TickPlan(now: hour(4), entries: [skipped]))

        #expect(try store.entries() == [skipped])
        #expect(try store.nextHoldEnd() == nil)
    }

    @Test func `entries are found by seminar, person and event, the latest due first`() throws {
        var early = try makeLedgerEntry("assignment", state: .skipped)
        early.due = start
        let late = try makeLedgerEntry(state: .skipped)
        let emmys = try makeLedgerEntry(person: .emmy, state: .skipped)
        _ = try store.commit(TickPlan(now: hour(1), entries: [early, late, emmys]))

        #expect(try store.entries() == [emmys, late, early])
        #expect(try store.entries(of: late.key.seminar, keys: [.ada]) == [late, early])
        #expect(try store.entries(keys: [.ada], event: early.key.event) == [early])
        #expect(try store.entries(limit: 1) == [emmys])
        #expect(try store.entries(of: try Identifier(named: "nowhere")).isEmpty)
    }

    @Test func `plans are listed by due, of one seminar or all`() throws {
        try store.activate(
            try makeSeminar(), stamps: [:], plan: [try makePlanned("b", due: hour(3))], lastInstant: start)
        try store.activate(
            try makeSeminar("other"), stamps: [:], plan: [try makePlanned("a", due: hour(2))], lastInstant: start)

        #expect(try store.plans().map(\.reminder.event.text) == ["a", "b"])
        #expect(try store.plans(of: try Identifier(named: "tadl-ss21")).map(\.reminder.event.text) == ["b"])
        #expect(try store.plans(limit: 1).map(\.seminar.text) == ["other"])
    }
}
