import Foundation
import ICalendar

/// A seminar's calendar as one participant has it: with the person's own dates, and a tick at what is done.
///
/// Its events have the UIDs of the public ones. Where one stands otherwise than for everybody it has stamps of its own,
/// which go on from everybody's and never go back, also when the difference is gone again (RFC 5545 §3.8.7.4).
package struct PersonalCalendar: Sendable {
    private let seminar: Seminar
    private let participant: Participant
    private let tombstones: [Tombstone]
    private var stamps: [Identifier: EventStamp]
    /// Stamps of one's own that have moved on: the state has to keep them before anybody sees them.
    package let moved: [Identifier: EventStamp]

    /// - Parameters:
    ///   - stamps: everybody's
    ///   - known: the person's own, as far as there are any
    package init(
        _ seminar: Seminar, of participant: Participant, stamps: [Identifier: EventStamp],
        known: [Identifier: EventStamp], tombstones: [Tombstone] = [], at now: Date
    ) throws(InvalidCalendar) {
        var own = seminar.asSeen(by: participant)
        own.events = own.events.map { $0.ticked(for: participant) }
        self.seminar = own
        self.participant = participant
        self.tombstones = tombstones
        var moved: [Identifier: EventStamp] = [:]
        self.stamps = stamps
        for event in own.events where known[event.id] != nil || event != seminar.event(event.id) {
            let hash = try SeminarCalendar.contentHash(of: event, in: own)
            let latest = Self.latest(known[event.id], stamps[event.id])
            let stamp = EventStamp.following(latest, contentHash: hash, at: now)
            if stamp.contentHash != latest?.contentHash { moved[event.id] = stamp }
            self.stamps[event.id] = stamp
        }
        for event in tombstones.map(\.event) where known[event] != nil {
            let latest = Self.latest(known[event], stamps[event])
            let stamp = EventStamp.following(latest, contentHash: SeminarCalendar.goneHash(in: own), at: now)
            if stamp.contentHash != latest?.contentHash { moved[event] = stamp }
            self.stamps[event] = stamp
        }
        self.moved = moved
    }

    /// What was shown last: the content of one's own, and whatever number is the higher.
    private static func latest(_ own: EventStamp?, _ common: EventStamp?) -> EventStamp? {
        guard var latest = own, let common else { return own ?? common }
        latest.sequence = max(latest.sequence, common.sequence)
        latest.lastModified = max(latest.lastModified, common.lastModified)
        return latest
    }

    /// The same calendar with stamps as the state has kept them.
    package func with(_ kept: [Identifier: EventStamp]) -> PersonalCalendar {
        var calendar = self
        for (event, stamp) in kept where moved[event] != nil { calendar.stamps[event] = stamp }
        return calendar
    }

    /// The latest change of an event; what else may have changed is as old as the public calendar.
    package var lastModified: Date? {
        (seminar.events.map(\.id) + tombstones.map(\.event)).compactMap { stamps[$0]?.lastModified }.max()
    }

    /// - Parameter alarm: how long before each date that is still open to ring; nil for never.
    package func feed(alarm: Duration? = nil) -> CalendarObject {
        var calendar = SeminarCalendar(seminar, stamps: stamps, tombstones: tombstones).feed()
        guard let alarm else { return calendar }
        let open = seminar.events.filter { !$0.isCancelled && !$0.isDone(by: participant) }
        let ringing = Set(open.map { EventComponent.uid(of: $0.id, in: seminar.id) })
        for index in calendar.events.indices where ringing.contains(calendar.events[index].uid) {
            let summary = calendar.events[index].summary
            calendar.events[index].alarms = [DisplayAlarm(before: alarm, description: summary)]
        }
        return calendar
    }
}

extension Event {
    fileprivate func isDone(by participant: Participant) -> Bool {
        obligation.map(participant.done.contains) ?? false
    }

    fileprivate func ticked(for participant: Participant) -> Event {
        guard !isCancelled, isDone(by: participant) else { return self }
        var event = self
        event.summary = "✓ \(summary)"
        return event
    }
}
