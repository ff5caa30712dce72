import Foundation
import SeminarCore
import Testing

@Suite struct RelayGovernorTests {
    private let now = Date(timeIntervalSince1970: 1_620_000_000)
    private let refused = DeliveryOutcome.relayUnavailable(reason: "connection refused", reply: nil, .outOfOrder)

    private let rejected = DeliveryOutcome.rejected(
        reason: "not taken", reply: SMTPReply(code: 554, enhanced: "5.7.1", text: "spam"), addressRefused: false)
    private let greylisted = DeliveryOutcome.deferred(
        reason: "not now", reply: SMTPReply(code: 450, enhanced: "4.7.1", text: "greylisted"))
    private let throttled = DeliveryOutcome.relayUnavailable(
        reason: "too busy", reply: SMTPReply(code: 421, enhanced: "4.7.0", text: "slow down"), .throttled)

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
        for _ in 1...4 { governor.learn(from: rejected, at: now) }
        governor.learn(from: greylisted, at: now)
        #expect(governor.rest == nil)
        governor.learn(from: rejected, at: now)
        #expect(governor.rest?.isOpenBreaker == true)
        #expect(governor.rest?.reason == "5 messages in a row were refused, the last: not taken, 554 5.7.1 spam")
    }

    @Test func `what we refuse ourselves says nothing about the relay`() {
        var governor = RelayGovernor()
        let ours = DeliveryOutcome.rejected(reason: "too large", reply: nil, addressRefused: false)
        for _ in 1...9 { governor.learn(from: ours, at: now) }
        #expect(governor.rest == nil)
    }

    @Test func `one greylisted recipient slows nobody`() {
        var governor = RelayGovernor(rate: .init(perSecond: 1, burst: 5))
        governor.learn(from: greylisted, at: now)
        #expect(governor.allowance(at: now) == 5 && governor.connections(of: 8) == 8)
    }

    @Test func `throttling rests shortly, then halves connections and rate`() throws {
        var governor = RelayGovernor(rate: .init(perSecond: 2, burst: 1))
        governor.learn(from: throttled, at: now)
        let rest = try #require(governor.rest)
        #expect(!rest.isOpenBreaker && rest.reason == "too busy, 421 4.7.0 slow down")
        #expect(rest.until == now.addingTimeInterval(15))
        governor.learn(from: .accepted(reply: nil), at: rest.until)
        #expect(governor.connections(of: 8) == 4)
        governor.started(1, at: rest.until)
        let next = try #require(governor.nextAllowance(after: rest.until))
        #expect(next.timeIntervalSince(rest.until) > 0.9)
    }

    @Test func `a 421 in answer to a message slows the relay down too`() {
        var governor = RelayGovernor()
        let reply = SMTPReply(code: 421, enhanced: "4.3.2", text: "busy")
        governor.learn(from: .deferred(reason: "not taken", reply: reply), at: now)
        #expect(governor.rest?.isOpenBreaker == false && governor.pace == 0.5)
    }

    @Test func `several connections that are throttled at once slow down once`() {
        var governor = RelayGovernor()
        for _ in 1...8 { governor.learn(from: throttled, at: now) }
        #expect(governor.pace == 0.5)
    }

    @Test func `throttling again and again slows down to a crawl, and acceptances bring the pace back`() {
        var governor = RelayGovernor()
        for hour in 1...20 { governor.learn(from: throttled, at: now.addingTimeInterval(Double(hour) * 3600)) }
        #expect(governor.pace == 1.0 / 16 && governor.connections(of: 8) == 1)
        for _ in 1...30 { governor.learn(from: .accepted(reply: nil), at: now) }
        #expect(governor.pace == 1 && governor.connections(of: 8) == 8 && governor.rest == nil)
    }

    @Test func `a probe whose link breaks is no recovery`() {
        var governor = RelayGovernor()
        governor.learn(from: refused, at: now)
        governor.learn(from: .deferred(reason: "the connection broke", reply: nil), at: now.addingTimeInterval(60))
        #expect(governor.rest?.until == now.addingTimeInterval(60 + 120) && governor.rest?.isOpenBreaker == true)
    }

    @Test func `a link that breaks where all is well stops nobody`() {
        var governor = RelayGovernor()
        governor.learn(from: .deferred(reason: "the connection broke", reply: nil), at: now)
        governor.learn(from: .uncertain(reason: "the connection broke"), at: now)
        #expect(governor.rest == nil && governor.pace == 1)
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
