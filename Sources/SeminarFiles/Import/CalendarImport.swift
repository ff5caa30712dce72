import CivilTime
import ICalendar
import SeminarCore

/// A seminar's file made from a calendar that an organiser already has.
///
/// The text is one that `SeminarFile` reads. Whatever of the calendar it cannot say stands in a comment at its place.
package struct CalendarImport: Sendable {
    package let text: String
    package let eventCount: Int
    /// The comments.
    package let noteCount: Int

    /// More are somebody's whole life, and no seminar.
    private static let mostEvents = 5_000

    /// The title, the zone and the id are the calendar's where they are not given.
    package init(
        _ document: CalendarDocument, seminar id: Identifier? = nil, zone given: Zone? = nil
    ) throws(CalendarSyntaxError) {
        var head = ImportedHead(document, id: id, zone: given)
        let clock = ImportClock(zone: head.zone, zones: DocumentZones(of: document, preferring: head.zone))
        let importer = EventImporter(clock: clock)
        let groups = EventGroup.groups(of: document)
        if groups.count > Self.mostEvents {
            throw CalendarSyntaxError(
                line: groups[Self.mostEvents].master.line, "the calendar has more than \(Self.mostEvents) events",
                remedy: "export the part of it that is the seminar's")
        }
        var events: [ImportedEvent] = []
        for group in groups {
            let made = try importer.events(group.master, overrides: group.overrides)
            if made.isEmpty { head.notes.append(group.lossNote) }
            events += made
        }
        let ids = ImportedName.identifiers(for: events.map(\.name))
        let items = zip(events, ids).map { $0.text(id: $1) }
        text = head.text + (items.isEmpty ? "events: []\n" : "events:\n" + items.joined(separator: "\n"))
        eventCount = events.count
        noteCount = head.notes.count + events.reduce(0) { $0 + $1.notes.count }
    }
}

/// The components of one event: itself, and the occurrences that differ (RFC 5545 §3.8.4.4).
private struct EventGroup {
    var master: DocumentComponent
    var overrides: [DocumentComponent] = []

    /// In the order of the calendar. What has no master, as in an invitation to one occurrence, is its own.
    static func groups(of document: CalendarDocument) -> [EventGroup] {
        var groups: [EventGroup] = []
        var masters: [String: Int] = [:]
        let components = document.components("VEVENT")
        for component in components where component.property("RECURRENCE-ID") == nil {
            if let uid = component.property("UID")?.value, masters[uid] == nil { masters[uid] = groups.count }
            groups.append(EventGroup(master: component))
        }
        for component in components where component.property("RECURRENCE-ID") != nil {
            if let index = component.property("UID").flatMap({ masters[$0.value] }) {
                groups[index].overrides.append(component)
            } else {
                groups.append(EventGroup(master: component))
            }
        }
        return groups
    }

    var lossNote: String {
        let summary = master.property("SUMMARY")?.text.shortened ?? ""
        let reason = master.property("DTSTART") == nil ? "does not say when it starts" : "never takes place"
        return "not carried over: the event \"\(summary)\" of line \(master.line), which \(reason)"
    }
}
