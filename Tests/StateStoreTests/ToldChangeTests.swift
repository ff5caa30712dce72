import Foundation
import SeminarCore
import Testing

@testable import StateStore

@Suite struct `What a notice tells` {
    private let store: StateStore
    private let seminar: Identifier

    init() throws {
        store = try memory()
        seminar = try Identifier(named: "tadl-ss21")
    }

    private func notice(of event: String = "submission") throws -> Int64 {
        var mail = try makeTickMail([try makeLedgerEntry(event)])
        mail.kind = .notice
        mail.rendered = try makeRendered()
        let kept = HeldNotice(
            seminar: seminar, event: try Identifier(named: event), person: mail.recipient.person, file: "s.yaml",
            knownText: "before", changedAt: hour(0), releaseAt: hour(0), reason: "")
        mail.told = [ToldChange(kept, saying: "after", extension: AnchorPoint("2021-05-10"))]
        return try #require(try store.commit(TickPlan(now: hour(1), mails: [mail])).first)
    }

    private func fail(_ id: Int64, as state: DeliveryState) throws {
        let progress = DeliveryProgress(state: state, attempts: 1, nextAttempt: hour(2))
        try store.record([MailChange(id: id, progress: progress, at: hour(1))])
    }

    @Test func `comes back as it went in, while the relay has not had it`() throws {
        let id = try notice()
        try fail(id, as: .deferred)
        let waiting = try #require(try store.waitingNotices(of: seminar).first)
        #expect(waiting == WaitingNotice(mail: id, told: try store.told(byMail: id)))
        let told = try #require(waiting.told.first)
        #expect(told.kept.knownText == "before" && told.saidText == "after")
        #expect(told.saidExtension == AnchorPoint("2021-05-10") && told.kept.knownExtension == nil)
        try fail(id, as: .uncertain)
        try fail(id, as: .deferred)
        #expect(try store.waitingNotices(of: seminar).isEmpty)
    }

    @Test func `ends where it is overtaken, unless it may have arrived`() throws {
        let id = try notice()
        _ = try store.commit(TickPlan(now: hour(1), mails: []).ending(id))
        #expect(try store.mail(id)?.progress.state == .cancelled)
        let other = try notice()
        try fail(other, as: .uncertain)
        _ = try store.commit(TickPlan(now: hour(1)).ending(other))
        #expect(try store.mail(other)?.progress.state == .uncertain)
    }

    @Test func `is forgotten when it can go out no more`() throws {
        let (sent, waiting) = (try notice(), try notice(of: "de-registration"))
        try store.finish(sent, as: .accepted)
        try store.forgetTold(at: hour(2))
        #expect(try store.told(byMail: sent).isEmpty)
        #expect(try store.told(byMail: waiting).count == 1)
        try store.forgetTold(at: hour(3))
        #expect(try store.told(byMail: waiting).isEmpty)
        let texts: Int? = try store.read { db in try db.scalar("SELECT COUNT(*) FROM seminar_text") }
        #expect(texts == 0)
    }

    @Test func `is told anew together with what waits already, from the earlier of both`() throws {
        let id = try notice()
        var waiting = try #require(try store.told(byMail: id).first).kept
        var told = waiting
        (waiting.knownText, waiting.changedAt, waiting.releaseAt, waiting.reason) = ("later", hour(1), hour(5), "waits")
        var plan = TickPlan(now: hour(1))
        plan.heldNotices = [waiting]
        _ = try store.commit(plan)
        told.releaseAt = hour(2)
        var change = MailChange(id: id, progress: DeliveryProgress(state: .cancelled), at: hour(2))
        change.recalled = [told]
        try store.record([change])
        let held = try #require(try store.heldNotices(of: seminar).first)
        #expect(held.knownText == "before" && held.releaseAt == hour(5) && held.reason == "waits")
    }
}

extension TickPlan {
    fileprivate func ending(_ id: Int64) -> TickPlan {
        var plan = self
        plan.overtaken = [id]
        return plan
    }
}
