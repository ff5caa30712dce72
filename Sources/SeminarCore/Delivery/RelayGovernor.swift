import Foundation

/// How much may be handed to the relay now: a circuit breaker for its own trouble, a pace that follows what it can
/// take, and a token bucket for its rate.
///
/// The pace is cut in half when the relay throttles us and grows by a little with each message it accepts, as TCP's
/// does (RFC 5681 §3.1): so it settles near what the relay takes, whatever that is.
package struct RelayGovernor: Hashable, Sendable {
    /// Messages a second and how many may go at once.
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
        /// Of its own trouble, about which a person should do something; else it has only asked for time.
        package var isOpenBreaker: Bool
    }

    package private(set) var rest: Rest?
    /// Which part of the configured rate and connections is used.
    package private(set) var pace = 1.0
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

    /// How many of so many connections may be used at once; one while a probe finds out how the relay is.
    package func connections(of all: Int) -> Int {
        if rest != nil { return 1 }
        return pace == 1 ? all : max(1, Int(Double(all) * pace))
    }

    /// Of what a `Date` can tell apart: or the last split second before a message could be too short to wait for.
    private static let rounding = 1e-4

    /// When an allowance that is zero at `now` can grow again.
    package func nextAllowance(after now: Date) -> Date? {
        if let rest, now < rest.until { return rest.until }
        guard let rate, tokens + Self.rounding < 1 else { return nil }
        return now.addingTimeInterval((1 - tokens) / (rate.perSecond * pace))
    }

    /// Counts messages that are started.
    package mutating func started(_ count: Int, at now: Date) {
        guard rate != nil else { return }
        refill(at: now)
        tokens -= Double(count)
    }

    private mutating func refill(at now: Date) {
        guard let rate else { return }
        let passed = max(0, now.timeIntervalSince(countedAt ?? now))
        tokens = min(rate.burst, tokens + passed * rate.perSecond * pace)
        countedAt = now
    }
}

// MARK: What outcomes teach

extension RelayGovernor {
    private static let rejectionsThatOpen = 5
    /// Of the relay's own trouble, and of throttling: seconds of rest after the first, second, … in a row; the last is
    /// repeated.
    private static let breakerRests: [TimeInterval] = [60, 120, 300, 600, 900]
    private static let throttleRests: [TimeInterval] = [15, 60, 120, 300, 600, 900]
    private static let slowestPace = 1.0 / 16
    private static let quickening = 1.0 / 32

    /// Learns from an outcome: trouble makes the rest longer each time, and any answer about a message ends it.
    package mutating func learn(from outcome: DeliveryOutcome, at now: Date) {
        switch outcome {
        case .accepted:
            recovered()
            rejectionsInARow = 0
            pace = min(1, pace + Self.quickening)
        case .deferred(let reason, nil):
            // The link broke: no news where all is well, and no recovery where it is not.
            if let rest { pause(reason, isOpenBreaker: rest.isOpenBreaker, at: now) }
        case .deferred(let reason, let reply?) where reply.code == 421:
            pause("\(reason), \(reply)", isOpenBreaker: false, at: now)
        case .deferred, .uncertain:
            recovered()
        case .rejected(_, nil, _):
            break  // by us, before the relay was asked
        case .rejected(let reason, let reply?, _):
            rejectionsInARow += 1
            guard rejectionsInARow >= Self.rejectionsThatOpen else { return recovered() }
            let words = "\(rejectionsInARow) messages in a row were refused, the last: \(reason), \(reply)"
            pause(words, isOpenBreaker: true, at: now)
        case .relayUnavailable(let reason, let reply, let trouble):
            let words = reply.map { "\(reason), \($0)" } ?? reason
            pause(words, isOpenBreaker: trouble == .outOfOrder, at: now)
        }
    }

    private mutating func recovered() {
        rest = nil
        troublesInARow = 0
    }

    private mutating func pause(_ reason: String, isOpenBreaker: Bool, at now: Date) {
        // Several connections report the same trouble: only the first of them lengthens the rest.
        if let rest, now < rest.until { return }
        let rests = isOpenBreaker ? Self.breakerRests : Self.throttleRests
        let length = rests[min(troublesInARow, rests.count - 1)]
        troublesInARow += 1
        if !isOpenBreaker { pace = max(Self.slowestPace, pace / 2) }
        rest = Rest(
            since: rest?.since ?? now, reason: reason, until: now.addingTimeInterval(length),
            isOpenBreaker: isOpenBreaker)
    }
}
