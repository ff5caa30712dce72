import CivilTime
import Foundation
import ICalendar

/// An event that has gone from a seminar's public timeline, as the calendar shows it for a while: cancelled.
///
/// A client that finds an event missing may keep it, or drop it without a word; one that finds it cancelled says so
/// (RFC 5545 §3.8.1.11).
package struct Tombstone: Hashable, Sendable {
    package var event: Identifier
    /// As it was, without a word of its being cancelled.
    package var summary: String
    /// When it would have been next.
    package var span: Occurrence
    package var removedAt: Date

    package init(event: Identifier, summary: String, span: Occurrence, removedAt: Date) {
        self.event = event
        self.summary = summary
        self.span = span
        self.removedAt = removedAt
    }

    /// For how long subscribers are shown that it is cancelled.
    private static let days = 30

    /// A time after which it is shown no more in any zone.
    package static let longestUse: Double = Double(days + 3) * 24 * 60 * 60

    /// The first instant at which it is shown no more.
    package func end(in zone: Zone) -> Date {
        zone.startOfDay(zone.date(at: removedAt).adding(days: Self.days + 1))
    }
}

extension Tombstone {
    /// What is to be shown after a seminar has become `seminar`: what was to come and is gone from `before`, and what
    /// has been gone for less than its days; not what has returned.
    package static func following(
        _ known: [Tombstone], from before: Seminar?, to seminar: Seminar, at now: Date
    ) -> [Tombstone] {
        let isPublic = Set(seminar.publicEvents.map(\.id)).contains
        let kept = known.filter { !isPublic($0.event) && now < $0.end(in: seminar.zone) }
        let gone =
            before.map { before in
                before.publicEvents.filter { !isPublic($0.id) }.compactMap { event in
                    event.schedule.occurrences(in: before.zone, endingAfter: now).first { _ in true }.map { span in
                        Tombstone(event: event.id, summary: event.summary, span: span, removedAt: now)
                    }
                }
            } ?? []
        return kept.filter { old in !gone.contains { $0.event == old.event } } + gone
    }
}

extension Seminar {
    /// What everybody may see.
    package var publicEvents: [Event] { events.filter { $0.audience != .organisers } }
}

extension EventComponent {
    /// A gone event as calendars show it.
    init(_ tombstone: Tombstone, of seminar: Seminar, stamp: EventStamp) {
        let times = EventTime.times(of: tombstone.span, in: seminar.zone)
        self.init(
            uid: Self.uid(of: tombstone.event, in: seminar.id), stamp: stamp.lastModified, start: times.start,
            end: times.end, summary: CalendarWording(seminar.language).cancelled(tombstone.summary))
        sequence = stamp.sequence
        lastModified = stamp.lastModified
        status = .cancelled
        transparency = .transparent
        busyStatus = .free
    }
}
