import CivilTime
import Foundation
import ICalendar

/// A seminar as an iCalendar object: the feed that students subscribe to, and the part that mails carry.
package struct SeminarCalendar: Sendable {
    package static let productIdentifier = "-//seminard//seminard//EN"

    private let seminar: Seminar
    private let stamps: [Identifier: EventStamp]
    private let tombstones: [Tombstone]

    /// `stamps` has one for every event of the seminar, and for every one that is gone.
    package init(_ seminar: Seminar, stamps: [Identifier: EventStamp], tombstones: [Tombstone] = []) {
        self.seminar = seminar
        self.stamps = stamps
        self.tombstones = tombstones
    }

    /// The public feed: every event but the organisers' own, and for a while what is gone.
    package func feed(source: String? = nil) -> CalendarObject {
        var calendar = CalendarObject(
            productIdentifier: Self.productIdentifier,
            events: seminar.publicEvents.flatMap(components) + tombstones.compactMap(component))
        calendar.name = seminar.title
        calendar.description = [seminar.term, seminar.url].compactMap(\.self).joined(separator: "\n")
        calendar.zone = seminar.zone
        calendar.refreshInterval = .seconds(60 * 60)
        calendar.url = seminar.url
        calendar.source = source
        return calendar
    }

    /// What a mail about `events` carries: METHOD:PUBLISH, which needs an organiser (RFC 5546 §3.2.1); nil without one.
    package func publication(of events: [Event]) -> CalendarObject? {
        guard let organiser = seminar.organisers.first else { return nil }
        let components = events.flatMap(components).map { component in
            var published = component
            published.organizer = Organizer(name: organiser.name, email: organiser.email.description)
            return published
        }
        guard !components.isEmpty else { return nil }
        var calendar = CalendarObject(productIdentifier: Self.productIdentifier, events: components)
        calendar.method = .publish
        return calendar
    }

    private func component(_ tombstone: Tombstone) -> EventComponent? {
        stamps[tombstone.event].map { EventComponent(tombstone, of: seminar, stamp: $0) }
    }

    private func components(_ event: Event) -> [EventComponent] {
        stamps[event.id].map { EventComponent.components(of: event, in: seminar, stamp: $0) } ?? []
    }
}

extension SeminarCalendar {
    /// The stamps of a seminar's events at `now`: moved where the visible content has changed, else as they were.
    package static func stamps(
        of seminar: Seminar, following known: [Identifier: EventStamp], at now: Date
    ) throws(InvalidCalendar) -> [Identifier: EventStamp] {
        // An event that is gone keeps its stamp: should it return, its SEQUENCE goes on from there.
        var stamps = known
        for event in seminar.events {
            let hash = try contentHash(of: event, in: seminar)
            stamps[event.id] = .following(known[event.id], contentHash: hash, at: now)
        }
        for id in known.keys where seminar.event(id) == nil {
            stamps[id] = .following(known[id], contentHash: Self.goneHash, at: now)
        }
        return stamps
    }

    /// Of an event that is gone: to go is a visible change, and to return another.
    private static let goneHash = "gone"

    /// Of what a reader of the calendar sees, whatever the stamps.
    static func contentHash(of event: Event, in seminar: Seminar) throws(InvalidCalendar) -> String {
        let epoch = EventStamp(sequence: 0, lastModified: Date(timeIntervalSince1970: 0), contentHash: "")
        let components = EventComponent.components(of: event, in: seminar, stamp: epoch)
        guard !components.isEmpty else { return "none" }
        var bytes: [UInt8] = []
        for component in components { bytes += try component.encoded() }
        // To leave the public calendar, or to enter it, is a change as well.
        return (event.audience == .organisers ? "organisers " : "") + ContentHash.hexadecimal(of: bytes)
    }
}
