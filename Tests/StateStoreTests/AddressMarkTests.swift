import Foundation
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `The mark of an address` {
    private let store: StateStore
    private let seminar: Identifier

    init() throws {
        store = try memory()
        seminar = try Identifier(named: "tadl-ss21")
        try importRoster(makeEntry("Ada", id: "1"))
    }

    private func importRoster(_ entries: RosterEntry..., at now: Date = start) throws {
        _ = try store.importRoster(entries, into: seminar, digest: "\(now)", at: now, allowingLargeRemoval: true)
    }

    private func refuse(_ address: String = "Ada@example.org", mail: Int64? = nil) throws -> AddressMark {
        let mark = AddressMark(
            address: try EmailAddress(parsing: address), reason: .refused, text: "550 5.1.1 no such user",
            at: hour(1), mail: mail)
        try store.mark(mark)
        return mark
    }

    /// A queued mail to Ada, who is known by her number and not by her address.
    private func queueMailByNumber() throws -> Int64 {
        var mail = try makeTickMail([makeLedgerEntry(person: PersonID("1"))])
        mail.recipient = .participant(try #require(try store.participant(PersonID("1"), of: seminar)))
        return try #require(try store.commit(TickPlan(now: hour(1), mails: [mail])).first)
    }

    /// A mail that the mark kept back.
    private func keepBack(_ mark: AddressMark, _ event: String = "submission") throws -> Int64 {
        let id = try store.queueMail(makeLedgerEntry(event, person: PersonID("1")))
        try store.record([
            MailChange(id: id, progress: DeliveryProgress(state: .cancelled, reason: mark.cancellation), at: hour(1))
        ])
        return id
    }

    @Test func `is kept as it was first told, whatever the case of letters`() throws {
        let mark = try refuse()

        var later = mark
        (later.at, later.text) = (hour(5), "551 5.1.6 moved")
        later.address = try EmailAddress(parsing: "ADA@example.ORG")

        #expect(try store.mark(later) == false)
        #expect(try store.addressMarks() == [mark])
        #expect(try store.addressMark(of: later.address) == mark)
    }

    @Test func `comes with the outcome that told it`() throws {
        let id = try store.queueMail()
        let mark = AddressMark(
            address: try EmailAddress(parsing: "ada@example.org"), reason: .refused, text: "550 5.1.1", at: hour(1),
            mail: id)

        try store.record([MailChange(id: id, progress: DeliveryProgress(state: .rejected), mark: mark, at: hour(1))])

        #expect(try store.addressMarks() == [mark])
    }

    @Test func `gives back what it stopped while that is useful, when somebody retries`() throws {
        let refused = try store.queueMail()
        try store.finish(refused, as: .rejected)
        let mark = try refuse(mail: refused)
        let kept = try keepBack(mark, "assignment")
        let cancelled = try store.queueMail(makeLedgerEntry("other"))
        _ = try store.cancel(cancelled)

        #expect(try store.retry(mail: kept, at: hour(2)))

        #expect(try store.addressMarks().isEmpty)
        #expect(try store.waitingMails(at: hour(2), limit: 9).map(\.id) == [refused, kept])
        #expect(try store.mail(cancelled)?.progress.state == .cancelled)
    }

    @Test func `gives nothing back that is no longer useful`() throws {
        let kept = try keepBack(try refuse())

        #expect(try store.unmark(try EmailAddress(parsing: "ada@example.org"), at: hour(3)))

        #expect(try store.mail(kept)?.progress.state == .cancelled)
    }

    @Test func `stays while the same roster comes again, or others are edited`() throws {
        let mark = try refuse()

        try importRoster(makeEntry("Ada", id: "1"), makeEntry("Emmy"), at: hour(2))
        try importRoster(makeEntry("Ada", id: "1"), makeEntry("Emmy", paper: "3"), at: hour(2.5))
        _ = try store.setOptedOut(true, for: PersonID("1"), in: seminar, at: hour(2.6))

        #expect(try store.addressMarks() == [mark])
    }

    @Test func `is lifted when the person's row is edited or typed anew`() throws {
        let kept = try keepBack(try refuse())
        try importRoster(makeEntry("Ada", id: "1", paper: "3"), at: hour(2))
        #expect(try store.addressMarks().isEmpty)
        #expect(try store.waitingMails(at: hour(2), limit: 9).map(\.id) == [kept])

        _ = try refuse()
        try store.add(try makeEntry("Ada", id: "1", paper: "3"), to: seminar, at: hour(2))
        #expect(try store.addressMarks().isEmpty)
    }

    @Test func `stays with the former address when a person gets another, and the mail goes there, written anew`()
        throws
    {
        let id = try queueMailByNumber()
        try store.record([
            MailChange(id: id, progress: DeliveryProgress(state: .sending), rendered: try makeRendered(), at: hour(1))
        ])
        try store.record([MailChange(id: id, progress: DeliveryProgress(state: .rejected), at: hour(1))])
        let mark = try refuse(mail: id)

        try importRoster(makeEntry("Ada", id: "1", email: "new@example.org"), at: hour(2))

        #expect(try store.addressMarks() == [mark])
        let mail = try #require(try store.waitingMails(at: hour(2), limit: 9).first)
        #expect(mail.id == id && mail.rendered == nil)
    }
}
