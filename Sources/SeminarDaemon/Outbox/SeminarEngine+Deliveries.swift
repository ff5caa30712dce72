import Foundation
import StateStore

/// What the last look at everything found, for the turns that look at nothing but deliveries.
struct DeliveryOutlook: Sendable {
    /// How long it serves: so late, at most, is something noticed that came about by itself meanwhile.
    private static let span: TimeInterval = 1

    var since = Date.distantPast
    /// When there is something to do besides what lanes report, once that is known.
    var next: Date??

    func covers(_ now: Date) -> Bool {
        guard now >= since, now < since.addingTimeInterval(Self.span) else { return false }
        guard let next = next?.flatMap(\.self) else { return true }
        return now < next
    }
}

extension SeminarEngine {
    /// A turn before which nothing is known to have happened but that lanes have reported.
    ///
    /// With hundreds of mails a second, to look at all that may have fallen due at each report would take longer than
    /// to deliver.
    package func deliveryTurn() throws(StateStoreError) -> Date? {
        let now = clock.now()
        guard !inFlight.isEmpty, clock.jump == nil, outlook.covers(now) else { return try turn() }
        let next = try deliver(at: now)
        return inFlight.isEmpty ? try turn() : next
    }

    /// The part of a turn that is about the outbox.
    func deliver(at now: Date) throws(StateStoreError) -> Date? {
        let next = try pump(at: now) ? now : nextInstant(besidesReportsAfter: now)
        clock.holds(at: inFlight.isEmpty ? next : now)
        fault = nil
        return next
    }

    private func nextInstant(besidesReportsAfter now: Date) throws(StateStoreError) -> Date? {
        if let known = outlook.next { return [known, try nextDelivery(after: now)].compactMap(\.self).min() }
        let next = try nextInstant(after: now)
        outlook.next = next
        return next
    }
}
