import CivilTime
import Foundation
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `A tick's commit` {
    private let store: StateStore
    private let seminar: Identifier

    init() throws {
        store = try memory()
        seminar = try Identifier(named: "tadl-ss21")
    }

    @Test func `mails nobody twice, even if the tick was decided on an old ledger`() throws {
        let tick = TickPlan(now: hour(1), mails: [try makeTickMail([try makeLedgerEntry()])])

        #expect(try store.commit(tick).count == 1)
        #expect(try store.commit(tick).isEmpty)

        #expect(try store.mails().count == 1)
    }

    @Test func `sends of a mail only what was not told before`() throws {
        let first = try store.queueMail()
        let both = [try makeLedgerEntry(), try makeLedgerEntry("de-registration")]

        let second = try #require(try store.commit(TickPlan(now: hour(2), mails: [try makeTickMail(both)])).first)

        #expect(try store.entries(ofMail: first).map(\.key.event.text) == ["submission"])
        #expect(try store.entries(ofMail: second).map(\.key.event.text) == ["de-registration"])
    }

    @Test(arguments: [LedgerEntry.State.skipped, .held, .stale])
    func `never lets a later decision hide what was mailed`(state: LedgerEntry.State) throws {
        let id = try store.queueMail()
        let later = try makeLedgerEntry(state: state, reason: "left the seminar", holdUntil: hour(2))

        _ = try store.commit(TickPlan(now: hour(2), entries: [later]))

        let entry = try #require(try store.entries(for: [later.key])[later.key])
        #expect(entry.state == .mailed && entry.mail == id && entry.reason == "due")
        #expect(try store.nextHoldEnd() == nil)
    }

    @Test func `owes a reminder again whose mail was cancelled`() throws {
        let key = try makeKey()
        let id = try store.queueMail()
        #expect(try store.recordedKeys(among: [key]) == [key])

        #expect(try store.cancel(id) == [id])

        #expect(try store.recordedKeys(among: [key]).isEmpty)
        let again = try store.queueMail(at: hour(2))
        #expect(try store.entries(for: [key])[key]?.mail == again)
        #expect(try store.recordedKeys(among: [key]) == [key])
    }

    @Test(arguments: [DeliveryState.accepted, .rejected, .stale])
    func `counts a reminder as told however else its mail ended`(state: DeliveryState) throws {
        let id = try store.queueMail()

        try store.finish(id, as: state)

        #expect(try store.recordedKeys(among: [try makeKey(), try makeKey("assignment")]) == [try makeKey()])
    }

    @Test func `keeps a hold that follows a cancelled mail`() throws {
        _ = try store.cancel(try store.queueMail())
        let held = try makeLedgerEntry(state: .held, reason: "quiet hours", holdUntil: hour(5))

        _ = try store.commit(TickPlan(now: hour(2), entries: [held]))

        #expect(try store.heldEntries(through: hour(5)) == [held])
    }

    @Test func `moves a rule on, or lets it go, and leaves others alone`() throws {
        let weekly = try makePlanned("office-hours")
        let next = try makePlanned("office-hours", due: hour(169))
        let other = try makePlanned("assignment", due: hour(9))
        try store.activate(
            try makeSeminar(), stamps: [:], plan: [weekly, try makePlanned(), other], lastInstant: start)

        _ = try store.commit(
            TickPlan(
                now: hour(1),
                advances: [
                    .init(seminar: seminar, event: weekly.event, rule: weekly.rule, next: next),
                    .init(seminar: seminar, event: try Identifier(named: "submission"), rule: weekly.rule, next: nil),
                ]))

        #expect(try store.plans().map(\.reminder) == [other, next])
    }

    @Test func `does not bring back the plan of a seminar that is gone`() throws {
        let planned = try makePlanned()
        let advance = TickPlan.Advance(seminar: seminar, event: planned.event, rule: planned.rule, next: planned)

        _ = try store.commit(TickPlan(now: hour(1), advances: [advance]))

        #expect(try store.plans().isEmpty)
    }

    @Test func `queues each person's mail with what it is about`() throws {
        let id = try store.queueMail()

        let mail = try #require(try store.mail(id))

        #expect(mail.seminar == seminar && mail.person == .ada && mail.recipient.description == "ada@example.org")
        #expect(mail.progress == .queued(at: hour(1)) && mail.createdAt == hour(1) && mail.kind == .reminder)
        #expect(mail.due == hour(1) && mail.usefulUntil == hour(3) && mail.rendered == nil && mail.finishedAt == nil)
        #expect(try store.lastInstant() == hour(1))
    }

    @Test func `keeps the order in which a mail has its entries`() throws {
        let names = ["submission", "assignment", "presentations"]
        let entries = try names.map { try makeLedgerEntry($0) }

        let ids = try store.commit(TickPlan(now: hour(1), mails: [try makeTickMail(entries)]))

        #expect(try store.entries(ofMail: try #require(ids.first)).map(\.key.event.text) == names)
    }
}
