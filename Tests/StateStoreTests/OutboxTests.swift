import Foundation
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `The outbox` {
    private let store: StateStore

    init() throws { store = try memory() }

    private func sending(_ id: Int64, rendered: RenderedMail? = nil) -> MailChange {
        MailChange(id: id, progress: DeliveryProgress(state: .sending), rendered: rendered, at: hour(1))
    }

    @Test func `what was being sent in a crash may have arrived, and is tried again with the same bytes`() throws {
        let folder = try TemporaryFolder()
        let dying = try openStore(folder)
        let id = try dying.queueMail()
        try dying.record([sending(id, rendered: try makeRendered("first"))])
        let crashed = try folder.copyOfState()
        dying.close()

        let reopened = try openStore(crashed)
        #expect(try reopened.interruptSending(at: hour(2)) == [id])

        let mail = try #require(try reopened.waitingMails(at: hour(2), limit: 9).first)
        #expect(mail.progress.state == .uncertain && mail.progress.attempts == 1)
        #expect(mail.rendered == (try makeRendered("first")))
    }

    @Test(arguments: [(DeliveryState.deferred, "third"), (.uncertain, "second")])
    func `bytes are kept once they may have arrived, whatever a later try rendered`(
        state: DeliveryState, expected: String
    ) throws {
        let id = try store.queueMail()
        try store.record([sending(id, rendered: try makeRendered("first"))])
        let again = DeliveryProgress(state: .deferred, attempts: 1, nextAttempt: hour(2))
        try store.record([MailChange(id: id, progress: again, at: hour(1))])
        try store.record([sending(id, rendered: try makeRendered("second"))])
        try store.record([
            MailChange(id: id, progress: DeliveryProgress(state: state, attempts: 2, nextAttempt: hour(2)), at: hour(2))
        ])
        // To be put off afterwards does not say that it did not arrive before.
        try store.record([MailChange(id: id, progress: again, at: hour(2))])
        try store.record([sending(id, rendered: try makeRendered("third"))])

        let mail = try #require(try store.mail(id))

        #expect(mail.rendered?.message.bytes == Array(expected.utf8))
        #expect(mail.mayHaveArrived == (state == .uncertain))
    }

    @Test func `a mail is claimed once`() throws {
        let id = try store.queueMail()

        #expect(try store.record([sending(id)]) == [id])
        #expect(try store.record([sending(id)]).isEmpty)
        #expect(try store.waitingMails(at: hour(9), limit: 9).isEmpty)
    }

    @Test(arguments: DeliveryState.allCases.filter(\.isFinal))
    func `nothing follows a final state`(state: DeliveryState) throws {
        let id = try store.queueMail()
        try store.record([MailChange(id: id, progress: DeliveryProgress(state: state), at: hour(1))])

        for next in DeliveryState.allCases where next != state {
            #expect(
                try store.record([MailChange(id: id, progress: DeliveryProgress(state: next), at: hour(2))]).isEmpty)
        }

        let mail = try #require(try store.mail(id))
        #expect(mail.progress.state == state && mail.finishedAt == hour(1))
    }

    @Test func `a mail in flight cannot be cancelled, its outcome is what counts`() throws {
        let id = try store.queueMail()
        try store.record([sending(id)])

        #expect(try store.cancel(id).isEmpty)
        try store.record([MailChange(id: id, progress: DeliveryProgress(state: .accepted, attempts: 1), at: hour(1))])

        #expect(try store.mail(id)?.progress.state == .accepted)
    }

    @Test func `those who wait longest come first, up to the limit, without those in hand`() throws {
        let ids = try [3.0, 1, 2].map { try store.queueMail(makeLedgerEntry("event-\(Int($0))"), at: hour($0)) }

        #expect(try store.waitingMails(at: hour(2), limit: 9).map(\.id) == [ids[1], ids[2]])
        #expect(try store.waitingMails(at: hour(3), limit: 2).map(\.id) == [ids[1], ids[2]])
        #expect(try store.waitingMails(at: hour(3), limit: 2, excluding: [ids[1]]).map(\.id) == [ids[2], ids[0]])
        #expect(try store.nextAttempt() == hour(1))
    }

    @Test func `progress comes back as it went in`() throws {
        let id = try store.queueMail()
        let progress = DeliveryProgress(
            state: .deferred, attempts: 3, nextAttempt: hour(2), reply: "451 4.3.0 later", reason: "greylisted")

        try store.record([MailChange(id: id, progress: progress, at: hour(1))])

        #expect(try store.mail(id)?.progress == progress)
    }

    @Test func `lists show the newest first, by state, seminar and person, without bytes`() throws {
        let first = try store.queueMail()
        let test = try store.insertTestMail(
            to: try EmailAddress(parsing: "Admin@example.org"), usefulUntil: hour(2), rendered: try makeRendered(),
            at: start)

        #expect(try store.mails().map(\.mail.id) == [test, first])
        #expect(try store.mails().map(\.subject) == ["Seminar: submission", nil])
        #expect(try store.mails().allSatisfy { $0.mail.rendered == nil })
        #expect(try store.mails(MailFilter(seminar: try Identifier(named: "tadl-ss21"))).map(\.mail.id) == [first])
        #expect(try store.mails(MailFilter(keys: [PersonID("admin@example.org")])).map(\.mail.id) == [test])
        #expect(try store.mails(MailFilter(states: [.held, .queued], limit: 1)).map(\.mail.id) == [test])
        #expect(try store.mails(MailFilter(states: [])).isEmpty)
    }

    @Test func `every state is counted`() throws {
        try store.finish(try store.queueMail(), as: .accepted)
        _ = try store.queueMail(makeLedgerEntry("assignment"))

        let counts = try store.countsByState()

        #expect(counts[.accepted] == 1 && counts[.queued] == 1 && counts[.rejected] == 0)
        #expect(Set(counts.keys) == Set(DeliveryState.allCases))
    }

    @Test(arguments: [
        (DeliveryState.rejected, true), (.stale, true), (.deferred, true), (.held, true), (.accepted, false),
        (.cancelled, false), (.sending, false),
    ])
    func `an organiser may ask for another attempt unless it went out or was cancelled`(
        state: DeliveryState, allowed: Bool
    ) throws {
        let id = try store.queueMail()
        try store.record([MailChange(id: id, progress: DeliveryProgress(state: state), at: hour(8))])

        #expect(try store.retry(mail: id, at: hour(9)) == allowed)

        #expect(try store.waitingMails(at: hour(9), limit: 1).map(\.id) == (allowed ? [id] : []))
        #expect(try store.retry(mail: 4711, at: hour(9)) == false)
    }
}
