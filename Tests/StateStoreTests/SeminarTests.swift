import Foundation
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `Seminars in force` {
    private let store: StateStore
    private let seminar: Identifier

    init() throws {
        store = try memory()
        seminar = try Identifier(named: "tadl-ss21")
    }

    private func makeStamp(_ sequence: Int) -> EventStamp {
        EventStamp(sequence: sequence, lastModified: hour(Double(sequence)), contentHash: "hash-\(sequence)")
    }

    @Test func `a new text replaces the old one with its plan`() throws {
        try store.activate(try makeSeminar(), stamps: [:], plan: [try makePlanned("old")], lastInstant: start)
        let changed = try makeSeminar(text: "title: other")

        try store.activate(changed, stamps: [:], plan: [try makePlanned("new")], lastInstant: hour(1))

        #expect(try store.seminarHeaders().map(\.id) == [changed.id] && store.seminar(changed.id) == changed)
        #expect(try store.plans().map(\.reminder.event.text) == ["new"])
        #expect(try store.lastInstant() == hour(1))
    }

    @Test func `stamps move on, and an event that returns goes on where it was`() throws {
        let (first, second) = (try Identifier(named: "first-meeting"), try Identifier(named: "submission"))
        try store.activate(
            try makeSeminar(), stamps: [first: makeStamp(3), second: makeStamp(0)], plan: [], lastInstant: start)

        try store.activate(try makeSeminar(), stamps: [second: makeStamp(1)], plan: [], lastInstant: start)

        #expect(try store.stamps(of: seminar) == [first: makeStamp(3), second: makeStamp(1)])
        #expect(try store.stamps(of: try Identifier(named: "other")).isEmpty)
    }

    @Test func `a removal cancels what waits and keeps what was told`() throws {
        try store.activate(try makeSeminar(), stamps: [:], plan: [try makePlanned()], lastInstant: start)
        let told = try store.queueMail()
        try store.finish(told, as: .accepted)
        let waiting = try store.queueMail(makeLedgerEntry("assignment"))
        let held = try makeLedgerEntry("presentations", state: .held, holdUntil: hour(9))
        _ = try store.commit(TickPlan(now: hour(1), entries: [held]))

        #expect(try store.remove(seminar: seminar, at: hour(2)))

        #expect(
            try store.seminarHeaders().isEmpty && store.plans().isEmpty && store.heldEntries(through: hour(9)).isEmpty)
        #expect(try store.mail(told)?.progress.state == .accepted)
        #expect(try store.mail(waiting)?.progress.state == .cancelled && store.mail(waiting)?.finishedAt == hour(2))
        #expect(try store.entries(of: seminar).count == 3)
        #expect(try store.remove(seminar: seminar, at: hour(2)) == false)
    }

    @Test func `a removal does not call back what is being sent`() throws {
        try store.activate(try makeSeminar(), stamps: [:], plan: [], lastInstant: start)
        let id = try store.queueMail()
        try store.record([MailChange(id: id, progress: DeliveryProgress(state: .sending), at: hour(1))])

        try store.remove(seminar: seminar, at: hour(2))

        #expect(try store.mail(id)?.progress.state == .sending)
    }

    @Test func `the last instant never goes back, except on demand`() throws {
        #expect(try store.lastInstant() == nil)
        try store.record(lastInstant: hour(5))
        try store.record(lastInstant: hour(4))
        #expect(try store.lastInstant() == hour(5))

        try store.resetLastInstant(to: hour(4))

        #expect(try store.lastInstant() == hour(4))
    }

    @Test func `a pause outlives the process`() throws {
        let folder = try TemporaryFolder()
        let first = try openStore(folder)
        #expect(try first.isPaused() == false)
        try first.setPaused(true)
        first.close()

        #expect(try openStore(folder).isPaused())
    }
}
