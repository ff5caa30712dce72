import CivilTime
import Foundation
import ICalendar

/// A seminar as an iCalendar object: the feed that students subscribe to, and the part that mails carry.
package struct SeminarCalendar: Sendable {
    package static let productIdentifier = "-//seminard//seminard//EN"

    let seminar: Seminar
    let stamps: [Identifier: EventStamp]
    private let tombstones: [Tombstone]

    /// `stamps` has one for every event of the seminar, and for every one that is gone.
    package init(_ seminar: Seminar, stamps: [Identifier: EventStamp], tombstones: [Tombstone] = []) {
        self.seminar = seminar
        self.stamps = stamps
        self.tombstones = tombstones
    }

    /// The public feed: every event but the organisers' own, and for a while what is gone.
    package func feed(source: String? = nil) -> CalendarObject {
        feed(of: seminar.publicEvents, source: source)
    }

    /// The same with these events alone, and what is gone.
    func feed(of events: [Event], source: String? = nil) -> CalendarObject {
        var calendar = CalendarObject(
            productIdentifier: Self.productIdentifier,
            events: events.flatMap(components) + tombstones.compactMap(component))
        calendar.name = seminar.title
        calendar.description = [seminar.term, seminar.url].compactMap(\.self).joined(separator: "\n")
        calendar.zone = seminar.zone
        calendar.refreshInterval = .seconds(60 * 60)
        calendar.url = seminar.url
        calendar.source = source
        return calendar
    }

    /// What a mail about `events` carries: METHOD:PUBLISH, which needs an organiser (RFC 5546 §3.2.1); nil without one.
    ///
    /// A mail may be about several occurrences of one event, which is in it once.
    package func publication(of events: [Event]) -> CalendarObject? {
        guard let organiser = seminar.organisers.first else { return nil }
        var seen: Set<Identifier> = []
        let components = events.filter { seen.insert($0.id).inserted }.flatMap(components).map { component in
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
    ///
    /// - Parameter before: the seminar that `known` was made for, by this version of the program: what is in it as it is
    ///   now need not be looked at.
    package static func stamps(
        of seminar: Seminar, following known: [Identifier: EventStamp], from before: Seminar? = nil, at now: Date
    ) throws(InvalidCalendar) -> [Identifier: EventStamp] {
        let unchanged = before.map { events(of: seminar, unchangedFrom: $0) } ?? []
        // An event that is gone keeps its stamp: should it return, its SEQUENCE goes on from there.
        var stamps = known
        for event in seminar.events where known[event.id] == nil || !unchanged.contains(event.id) {
            let hash = try contentHash(of: event, in: seminar)
            stamps[event.id] = .following(known[event.id], contentHash: hash, at: now)
        }
        let present = Set(seminar.events.map(\.id))
        for id in known.keys where !present.contains(id) {
            stamps[id] = .following(known[id], contentHash: Self.goneHash(in: seminar), at: now)
        }
        return stamps
    }

    /// Those that look the same, as far as their own lines go.
    private static func events(of seminar: Seminar, unchangedFrom before: Seminar) -> Set<Identifier> {
        let isComparable =
            (seminar.id, seminar.zone, seminar.language) == (before.id, before.zone, before.language)
        guard isComparable else { return [] }
        let known = Dictionary(before.events.map { ($0.id, $0) }) { first, _ in first }
        return Set(seminar.events.filter { known[$0.id] == $0 }.map(\.id))
    }

    /// Of an event that is gone: to go is a visible change, and to return another. What is shown of it for a while is in
    /// the seminar's language and zone.
    static func goneHash(in seminar: Seminar) -> String {
        "gone, in \(seminar.language.rawValue), \(seminar.zone.identifier)"
    }

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
