import Foundation
import StateStore

extension SeminarEngine {
    /// Once a day, while the clock is believed: nothing wakes the service for it, as nothing grows while it sleeps.
    func forgetTexts(at now: Date) throws(StateStoreError) {
        guard clock.jump == nil, prunedAt.map({ now < $0 || now >= $0.addingTimeInterval(Self.day) }) ?? true else {
            return
        }
        try store.forgetTold(at: now)
        let hasMore = try store.forgetTexts(ofMailsAcceptedBefore: now.addingTimeInterval(-Self.memory))
        prunedAt = hasMore ? nil : now
    }

    private static let day: TimeInterval = 24 * 60 * 60
    /// For how long the text of an accepted mail can be read: longer than any term's half, in which somebody asks what it
    /// said, and than any relay takes to report that it came back.
    private static let memory = 180 * day
}
