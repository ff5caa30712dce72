import Dispatch
import Foundation
import SeminarCore
import Synchronization
import Testing

@testable import SeminarDaemon

@Suite(.timeLimit(.minutes(5))) struct `A lane` {
    private let relay = AskingRelay()

    private func lanes(_ threads: Int, freshness: Duration = .seconds(6000), messages: Int64) throws -> DeliveryLanes {
        let lanes = DeliveryLanes(threads: threads, transport: relay, now: { .distantPast }, freshness: freshness)
        for number in 1...messages {
            let message = OutgoingMessage(
                sender: try EmailAddress(parsing: "office@example.org"),
                recipient: try EmailAddress(parsing: "p\(number)@example.org"), bytes: [], messageID: "<\(number)@x>")
            lanes.hand(message, of: number)
        }
        lanes.start(whenReported: { [relay] in relay.hasNews() })
        return lanes
    }

    @Test func `talks to the relay about its next message, but sends nothing of it before the last is recorded`()
        async throws
    {
        let lanes = try lanes(2, messages: 4)
        var reports: [DeliveryLanes.Report] = []
        for await tally in relay.news {
            reports += lanes.takeReports()
            if tally.asked == 4, reports.count == 2 { break }
        }
        #expect(relay.tally.begun == 2 && reports.allSatisfy(\.holdsPermit))
        lanes.recorded(reports)
        for await tally in relay.news where tally.begun == 4 { break }
        await lanes.stop(grace: .seconds(60))
    }

    @Test func `gives back what it could not begin when the service stops`() async throws {
        let lanes = try lanes(1, messages: 2)
        for await tally in relay.news where tally.asked == 2 { break }
        await lanes.stop(grace: .seconds(60))
        let results = lanes.takeReports().sorted { $0.mail < $1.mail }.map(\.result)
        guard case .ended = results.first, case .withdrawn = results.last else {
            Issue.record("\(results)")
            return
        }
    }

    @Test func `begins nothing where outcomes cannot be recorded, and says so`() async throws {
        let lanes = try lanes(1, freshness: .milliseconds(1), messages: 2)
        var reports: [DeliveryLanes.Report] = []
        for await _ in relay.news {
            reports += lanes.takeReports()
            if reports.count == 2 { break }
        }
        #expect(relay.tally.begun <= 1 && reports.count(where: \.holdsPermit) == relay.tally.begun)
        await lanes.stop(grace: .seconds(60))
    }
}

/// Takes every message, and asks before it does.
private final class AskingRelay: Transport {
    struct Tally: Sendable {
        var asked = 0
        var begun = 0
    }

    /// What has been counted, whenever that may have changed, or a lane has reported.
    let news: AsyncStream<Tally>
    private let continuation: AsyncStream<Tally>.Continuation
    private let state = Mutex(Tally())

    init() { (news, continuation) = AsyncStream.makeStream() }

    var tally: Tally { state.withLock { $0 } }

    func hasNews() { continuation.yield(tally) }

    func deliver(_ message: OutgoingMessage) -> DeliveryOutcome { deliver(message) { true } }

    func deliver(_ message: OutgoingMessage, once mayBegin: @escaping @Sendable () -> Bool) -> DeliveryOutcome {
        state.withLock { $0.asked += 1 }
        hasNews()
        if mayBegin() { state.withLock { $0.begun += 1 } }
        hasNews()
        return .accepted(reply: nil)
    }
}
