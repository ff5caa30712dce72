import Foundation
import SeminarCore
import SeminarFiles
import StateStore

/// Makes of what the state has of a seminar what is served of it. Any thread may.
struct ServedSeminarReader: Sendable {
    let store: StateStore
    let clock: any WallClock
    let observe: @Sendable (EngineEvent) -> Void

    /// Nil where its text can be read no more.
    func active(_ id: Identifier) throws(StateStoreError) -> ActiveSeminar? {
        guard let stored = try store.seminar(id),
            let seminar = SeminarFile.parse(stored.text, file: stored.file).value?.seminar
        else { return nil }
        return try active(seminar, stored: stored, stamps: try store.stamps(of: id), following: nil, at: clock.now())
    }

    /// - Parameter former: the feed that is served now; where the new one cannot be rendered, its bytes stay.
    func active(
        _ seminar: Seminar, stored: StoredSeminar, stamps: [Identifier: EventStamp], following former: PublishedFeed?,
        at now: Date
    ) throws(StateStoreError) -> ActiveSeminar {
        let tombstones = try store.tombstones(of: seminar.id).filter { now < $0.end(in: seminar.zone) }
        let calendar = SeminarCalendar(seminar, stamps: stamps, tombstones: tombstones)
        var feed = former ?? PublishedFeed(text: nil, lastModified: now)
        var fault: String?
        do {
            feed.text = try calendar.encodedFeed(following: feed.text)
            let stamp = try stamp(of: feed.bytes, of: seminar.id, at: now)
            (feed.lastModified, feed.hash) = (stamp.lastModified, stamp.contentHash)
        } catch let error as StateStoreError {
            throw error
        } catch {
            fault = "the calendar of \(seminar.id) cannot be written, its last one is served: \(error)"
        }
        if let fault { observe(.failed(fault)) }
        return ActiveSeminar(
            seminar: seminar, stored: stored, stamps: stamps, feed: feed, feedFault: fault,
            feedStaleAt: tombstones.map { $0.end(in: seminar.zone) }.min())
    }

    /// When the feed last had other bytes. Its events' stamps cannot say so: an event that is gone has none in it, and
    /// the seminar's title is no event's.
    private func stamp(of bytes: [UInt8], of id: Identifier, at now: Date) throws(StateStoreError) -> EventStamp {
        let known = try store.feedStamp(of: id)
        let stamp = EventStamp.following(known, contentHash: ContentHash.hexadecimal(of: bytes), at: now)
        if stamp != known { try store.record(feedStamp: stamp, of: id) }
        return stamp
    }
}
