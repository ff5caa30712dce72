import CivilTime
import FeedServer
import Foundation
import ICalendar
import SeminarCore
import StateStore

extension PersonalDesk {
    /// Somebody's own feed; nil where there is none, or none any more, as the person has left.
    ///
    /// - Parameter alarm: how many seconds before each date to ring.
    func calendar(_ token: String, alarm: Int?) throws -> Resource? {
        guard let visitor = try visitor(token), visitor.participant.isEnrolled else { return nil }
        let calendar = try calendar(of: visitor)
        let bytes = try calendar.feed(alarm: alarm.map { .seconds($0) }).encoded()
        let published = visitor.active.feed.lastModified
        return Resource(
            personalCalendar: bytes, lastModified: max(published, calendar.lastModified ?? published))
    }

    /// Before the calendar of that person is served.
    func bringUpToDate(_ token: String) async throws(StateStoreError) {
        guard engine.catalog.nextOutdated != nil, let visitor = try visitor(token) else { return }
        try await engine.bringUpToDate(visitor.active.seminar.id)
    }

    /// With stamps that the state has kept before anybody sees them.
    private func calendar(of visitor: Visitor) throws -> PersonalCalendar {
        let (seminar, keys) = (visitor.active.seminar, visitor.participant.keys)
        let now = engine.clock.now()
        let tombstones = try engine.store.tombstones(of: seminar.id).filter { now < $0.end(in: seminar.zone) }
        let known = try engine.store.personalStamps(of: keys, in: seminar.id)
        let calendar = try PersonalCalendar(
            seminar, of: visitor.participant, stamps: visitor.active.stamps, known: known.latest,
            tombstones: tombstones, at: now)
        let moved = known.lagging.merging(calendar.moved) { _, moved in moved }
        guard !moved.isEmpty else { return calendar }
        return calendar.with(try engine.store.record(personalStamps: moved, of: keys, in: seminar.id))
    }
}
