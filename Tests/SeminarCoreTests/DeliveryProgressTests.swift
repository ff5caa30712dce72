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
