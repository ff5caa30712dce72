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
        let (active, stamp) = try rendered(
            seminar, stored: stored, stamps: stamps, tombstones: try store.tombstones(of: seminar.id),
            following: former, at: now)
        if let stamp { try store.record(feedStamp: stamp, of: seminar.id) }
        return active
    }

    /// The same, and the feed's stamp where it has other bytes than the state knows: to be kept before they are served.
    func rendered(
        _ seminar: Seminar, stored: StoredSeminar, stamps: [Identifier: EventStamp], tombstones: [Tombstone],
        following former: PublishedFeed?, at now: Date
    ) throws(StateStoreError) -> (ActiveSeminar, EventStamp?) {
        let shown = tombstones.filter { now < $0.end(in: seminar.zone) }
        var active = ActiveSeminar(
            seminar: seminar, stored: stored, stamps: stamps,
            feed: former ?? PublishedFeed(text: nil, lastModified: now),
            feedStaleAt: shown.map { $0.end(in: seminar.zone) }.min())
        do {
            active.feed.text = try SeminarCalendar(seminar, stamps: stamps, tombstones: shown)
                .encodedFeed(following: active.feed.text)
        } catch {
            let fault = "the calendar of \(seminar.id) cannot be written, its last one is served: \(error)"
            observe(.failed(fault))
            active.feedFault = fault
            return (active, nil)
        }
        // Its events' stamps cannot say when it last had other bytes: an event that is gone has none in it, and the
        // seminar's title is no event's.
        let known = try store.feedStamp(of: seminar.id)
        let hash = ContentHash.hexadecimal(of: active.feed.bytes)
        let stamp = EventStamp.following(known, contentHash: hash, at: now)
        (active.feed.lastModified, active.feed.hash) = (stamp.lastModified, stamp.contentHash)
        return (active, stamp == known ? nil : stamp)
    }
}
