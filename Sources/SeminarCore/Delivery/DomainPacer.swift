import Foundation

/// Spaces mails to domains that have a rate of their own, so that they hold up nobody else's.
///
/// A mail that comes too early is given the next free slot and waits for it in the outbox; when it comes back then, it
/// goes. So however many wait for a slow domain, each is looked at twice. (The slots are those of the generic cell rate
/// algorithm, ITU-T I.371: a token bucket that can be reserved.)
package struct DomainPacer: Sendable {
    private let rates: [String: RelayGovernor.Rate]
    /// Where the slots of each domain continue if all were used up.
    private var arrivals: [String: Date] = [:]
    private var reserved: [Int64: Date] = [:]

    /// - Parameter rates: by domain, in lower case.
    package init(_ rates: [String: RelayGovernor.Rate] = [:]) { self.rates = rates }

    /// When the mail may go: `now`, or its slot.
    package mutating func slot(for mail: Int64, to address: EmailAddress, at now: Date) -> Date {
        let domain = address.domain.lowercased()
        guard let rate = rates[domain] else { return now }
        if let slot = reserved[mail] {
            guard slot <= now.addingTimeInterval(Self.rounding) else { return slot }
            reserved[mail] = nil
            return now
        }
        let spacing = 1 / rate.perSecond
        let arrival = max(arrivals[domain] ?? now, now)
        arrivals[domain] = arrival.addingTimeInterval(spacing)
        let slot = arrival.addingTimeInterval(-(rate.burst - 1) * spacing)
        guard slot > now.addingTimeInterval(Self.rounding) else { return now }
        reserved[mail] = slot
        return slot
    }

    /// Of what a `Date` can tell apart.
    private static let rounding = 1e-4
}
