import Foundation
import SeminarCore
import Testing

@Suite struct DeliveryProgressTests {
    private let now = Date(timeIntervalSince1970: 1_620_000_000)
    private let retry = RetryPolicy()

    private func following(
        _ outcome: DeliveryOutcome, from state: DeliveryState = .sending, attempts: Int = 0, jitter: Double = 0
    ) -> DeliveryProgress {
        DeliveryProgress(state: state, attempts: attempts)
            .following(outcome, at: now, retry: retry, jitter: jitter)
    }

    @Test func `an acceptance ends it, with the server's reply`() {
        let progress = following(.accepted(reply: SMTPReply(code: 250, enhanced: "2.0.0", text: "Ok: queued as 4F2")))
        #expect(progress == DeliveryProgress(state: .accepted, attempts: 1, reply: "250 2.0.0 Ok: queued as 4F2"))
    }

    @Test func `a refusal for good ends it`() {
        let progress = following(.rejected(reason: "no such user", reply: nil, addressRefused: true))
        #expect(progress.state == .rejected && progress.nextAttempt == nil)
    }

    @Test(arguments: zip(0..., [1, 5, 15, 30, 60, 60, 60] as [Double]).map { ($0, $1) })
    func `a deferral waits longer each time, then an hour`(attempts: Int, minutes: Double) {
        let progress = following(.deferred(reason: "greylisted", reply: nil), attempts: attempts)
        #expect(progress.nextAttempt == now.addingTimeInterval(minutes * 60))
    }

    @Test func `jitter only ever adds`() throws {
        let progress = following(.deferred(reason: "greylisted", reply: nil), jitter: 0.999)
        #expect(try #require(progress.nextAttempt) > now.addingTimeInterval(60))
        #expect(try #require(progress.nextAttempt) < now.addingTimeInterval(73))
    }

    @Test func `the relay's own trouble uses up no attempt`() {
        let outcome = DeliveryOutcome.relayUnavailable(reason: "connection refused", reply: nil, .outOfOrder)
        #expect(following(outcome, attempts: 3).attempts == 3)
    }

    @Test func `what may have arrived stays uncertain while the relay does not answer`() {
        let outcome = DeliveryOutcome.relayUnavailable(reason: "connection refused", reply: nil, .outOfOrder)
        #expect(following(outcome, from: .uncertain).state == .uncertain)
    }

    @Test func `what a crash interrupted may have arrived, and is tried again at once`() {
        let progress = DeliveryProgress(state: .sending, attempts: 1).interrupted(at: now)
        #expect(progress.state == .uncertain && progress.nextAttempt == now && progress.attempts == 2)
    }
}

@Suite struct RelayGovernorTests {
    private let now = Date(timeIntervalSince1970: 1_620_000_000)
    private let refused = DeliveryOutcome.relayUnavailable(reason: "connection refused", reply: nil, .outOfOrder)

    @Test func `a relay that refuses connections rests, then is probed with one message`() {
        var governor = RelayGovernor()
        governor.learn(from: refused, at: now)
        #expect(governor.allowance(at: now) == 0)
        #expect(governor.nextAllowance(after: now) == now.addingTimeInterval(60))
        #expect(governor.allowance(at: now.addingTimeInterval(60)) == 1)
    }

    @Test func `trouble again makes the rest longer, an acceptance ends it`() {
        var governor = RelayGovernor()
        governor.learn(from: refused, at: now)
        governor.learn(from: refused, at: now.addingTimeInterval(61))
        #expect(governor.rest?.until == now.addingTimeInterval(61 + 120))
        #expect(governor.rest?.since == now)
        governor.learn(from: .accepted(reply: nil), at: now.addingTimeInterval(200))
        #expect(governor.rest == nil)
    }

    @Test func `five refusals in a row without an acceptance open the breaker`() {
        var governor = RelayGovernor()
        let rejected = DeliveryOutcome.rejected(reason: "spam", reply: nil, addressRefused: false)
        for _ in 1...4 { governor.learn(from: rejected, at: now) }
        #expect(governor.rest == nil)
        governor.learn(from: rejected, at: now)
        #expect(governor.rest?.isOpenBreaker == true)
    }

    @Test(arguments: [0.3, 1.0 / 7, 10, 100.0 / 3, 999])
    func `when the next message may go, it may go`(perSecond: Double) throws {
        var governor = RelayGovernor(rate: .init(perSecond: perSecond, burst: 1))
        var now = Date(timeIntervalSince1970: 1_620_000_000)
        for _ in 0..<1000 {
            #expect(governor.allowance(at: now) == 1)
            governor.started(1, at: now)
            now = try #require(governor.nextAllowance(after: now))
        }
    }

    @Test func `the bucket lets a burst through and then its rate`() {
        var governor = RelayGovernor(rate: .init(perSecond: 2, burst: 3))
        #expect(governor.allowance(at: now) == 3)
        governor.started(3, at: now)
        #expect(governor.allowance(at: now) == 0)
        #expect(governor.nextAllowance(after: now) == now.addingTimeInterval(0.5))
        #expect(governor.allowance(at: now.addingTimeInterval(1)) == 2)
    }
}
