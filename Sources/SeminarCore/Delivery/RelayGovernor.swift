import Foundation

/// How much may be handed to the relay now: a circuit breaker for its own trouble, and a token bucket for its rate.
package struct RelayGovernor: Hashable, Sendable {
    /// Messages a second and how many may go at once; nil is without limit.
    package struct Rate: Hashable, Sendable {
        package var perSecond: Double
        package var burst: Double

        package init(perSecond: Double, burst: Double) {
            self.perSecond = perSecond
            self.burst = burst
        }
    }

    /// Since when, why and until when the relay is left in peace.
    package struct Rest: Hashable, Sendable {
        package var since: Date
        package var reason: String
        package var until: Date
        package var isOpenBreaker: Bool
    }

    package private(set) var rest: Rest?
    private let rate: Rate?
    private var tokens: Double
    private var countedAt: Date?
    private var troublesInARow = 0
    private var rejectionsInARow = 0

    package init(rate: Rate? = nil) {
        self.rate = rate
        tokens = rate?.burst ?? 0
    }

    /// How many messages may start at `now`: one as a probe when a rest has just ended.
    package mutating func allowance(at now: Date) -> Int {
        if let rest, now < rest.until { return 0 }
        refill(at: now)
        let limit = rate == nil ? Int.max : Int(tokens + Self.rounding)
        return rest == nil ? limit : min(1, limit)
    }

    /// Of what a `Date` can tell apart: or the last split second before a message could be too short to wait for.
    private static let rounding = 1e-4

    /// When an allowance that is zero at `now` can grow again.
    package func nextAllowance(after now: Date) -> Date? {
        if let rest, now < rest.until { return rest.until }
        guard let rate, tokens + Self.rounding < 1 else { return nil }
        return now.addingTimeInterval((1 - tokens) / rate.perSecond)
    }

    /// Counts messages that are started.
    package mutating func started(_ count: Int, at now: Date) {
        guard rate != nil else { return }
        refill(at: now)
        tokens -= Double(count)
    }

    /// Learns from an outcome: trouble makes the rest longer each time, an acceptance ends it.
    package mutating func learn(from outcome: DeliveryOutcome, at now: Date) {
        switch outcome {
        case .accepted, .deferred:
            recovered()
        case .rejected(let reason, _, _):
            rejectionsInARow += 1
            if rejectionsInARow >= Self.rejectionsThatOpen {
                pause("\(rejectionsInARow) messages in a row were refused, the last: \(reason)", .outOfOrder, at: now)
            } else {
                let rejections = rejectionsInARow
                recovered()
                rejectionsInARow = rejections
            }
        case .uncertain:
            break
        case .relayUnavailable(let reason, _, let trouble):
            pause(reason, trouble, at: now)
        }
    }

    private static let rejectionsThatOpen = 5
    /// Minutes of rest after the first, second, … trouble in a row; the last is repeated.
    private static let restMinutes = [1, 2, 5, 10, 15]

    private mutating func recovered() {
        rest = nil
        troublesInARow = 0
        rejectionsInARow = 0
    }

    private mutating func pause(_ reason: String, _ trouble: RelayTrouble, at now: Date) {
        // Several connections report the same trouble: only the first of them lengthens the rest.
        if let rest, now < rest.until { return }
        let minutes = Self.restMinutes[min(troublesInARow, Self.restMinutes.count - 1)]
        troublesInARow += 1
        rest = Rest(
            since: rest?.since ?? now, reason: reason, until: now.addingTimeInterval(Double(minutes) * 60),
            isOpenBreaker: trouble == .outOfOrder)
    }

    private mutating func refill(at now: Date) {
        guard let rate else { return }
        let passed = max(0, now.timeIntervalSince(countedAt ?? now))
        tokens = min(rate.burst, tokens + passed * rate.perSecond)
        countedAt = now
    }
}
