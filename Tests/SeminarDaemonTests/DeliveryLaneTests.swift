import Dispatch
import Foundation
import SeminarCore
import Synchronization
import Testing

@testable import SeminarDaemon

@Suite(.timeLimit(.minutes(20))) struct `A lane` {
    private func message(_ number: Int) throws -> OutgoingMessage {
        OutgoingMessage(
            sender: try EmailAddress(parsing: "office@example.org"),
            recipient: try EmailAddress(parsing: "p\(number)@example.org"), bytes: [], messageID: "<\(number)@x>")
    }

    @Test func `talks to the relay about its next message, but sends nothing of it before the last is recorded`()
        async throws
    {
        let relay = AskingRelay()
        let lanes = DeliveryLanes(threads: 2, transport: relay, now: { .distantPast }, freshness: .seconds(600))
        lanes.start(whenReported: {})
        for number in 1...4 { lanes.hand(try message(number), of: Int64(number)) }

        await relay.waits(for: { $0.asked == 4 && $0.begun == 2 })
        var reports: [DeliveryLanes.Report] = []
        while reports.count < 2 {
            reports += lanes.takeReports()
            await Task.yield()
        }
        #expect(relay.tally.begun == 2 && reports.allSatisfy(\.holdsPermit))
        lanes.recorded(reports)
        await relay.waits(for: { $0.begun == 4 })
        await lanes.stop(grace: .seconds(60))
    }

    @Test func `gives back what it could not begin when the service stops`() async throws {
        let relay = AskingRelay()
        let lanes = DeliveryLanes(threads: 1, transport: relay, now: { .distantPast }, freshness: .seconds(600))
        lanes.start(whenReported: {})
        for number in 1...2 { lanes.hand(try message(number), of: Int64(number)) }
        await relay.waits(for: { $0.asked == 2 })
        await lanes.stop(grace: .seconds(60))
        let results = lanes.takeReports().sorted { $0.mail < $1.mail }.map(\.result)
        guard case .ended = results.first, case .withdrawn = results.last else {
            Issue.record("\(results)")
            return
        }
    }

    @Test func `begins nothing where outcomes cannot be recorded`() async throws {
        let relay = AskingRelay()
        let lanes = DeliveryLanes(threads: 1, transport: relay, now: { .distantPast }, freshness: .milliseconds(1))
        for number in 1...2 { lanes.hand(try message(number), of: Int64(number)) }
        lanes.start(whenReported: {})
        var reports: [DeliveryLanes.Report] = []
        while reports.count < 2 {
            reports += lanes.takeReports()
            await Task.yield()
        }
        #expect(relay.tally.begun <= 1)
        await lanes.stop(grace: .seconds(60))
    }
}

/// Takes every message, and asks before it does.
private final class AskingRelay: Transport {
    struct Tally: Sendable {
        var asked = 0
        var begun = 0
    }

    private let state = Mutex(Tally())

    var tally: Tally { state.withLock { $0 } }

    func deliver(_ message: OutgoingMessage) -> DeliveryOutcome { deliver(message) { true } }

    func deliver(_ message: OutgoingMessage, once mayBegin: @escaping @Sendable () -> Bool) -> DeliveryOutcome {
        state.withLock { $0.asked += 1 }
        if mayBegin() { state.withLock { $0.begun += 1 } }
        return .accepted(reply: nil)
    }

    func waits(for condition: (Tally) -> Bool) async {
        while !condition(tally) { await Task.yield() }
    }
}
