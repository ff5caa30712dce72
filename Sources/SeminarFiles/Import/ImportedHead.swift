import CivilTime
import ICalendar
import SeminarCore

/// What a seminar's file says before its events.
struct ImportedHead {
    let zone: Zone
    var notes: [String] = []
    private let id: String
    private let title: String?
    private let description: String?
    private let url: String?

    init(_ document: CalendarDocument, id: Identifier?, zone given: Zone?) {
        title = document.property("NAME", "X-WR-CALNAME").map(\.text.inOneLine).flatMap { $0.isEmpty ? nil : $0 }
        self.id = id?.text ?? Self.identifier(for: title ?? "")
        description = document.property("DESCRIPTION", "X-WR-CALDESC").map(\.text.trimmed)
        url = document.property("URL").map(\.value.trimmed)
        let found = given ?? Self.zone(of: document)
        zone = found ?? .utc
        if title == nil { notes.append("the calendar has no name; write the seminar's title") }
        if found == nil { notes.append("the calendar does not say its time zone; write the seminar's time_zone") }
        notes += document.calendars.flatMap(CarriedProperties.leftovers(ofCalendar:))
    }

    /// Google says UTC for calendars whose times are in other zones.
    private static func zone(of document: CalendarDocument) -> Zone? {
        let declared = document.property("X-WR-TIMEZONE").flatMap { DocumentZones.zone(named: $0.value) }
        if let declared, !["UTC", "Etc/UTC"].contains(declared.identifier) { return declared }
        let zones = DocumentZones(of: document)
        return document.zoneNames.lazy.compactMap { zones[$0] }.first ?? declared
    }

    /// Names that the service's pages have for themselves are no seminar's.
    private static func identifier(for title: String) -> String {
        let slug = ImportedName.slug(title, limit: 40)
        return slug.isEmpty || ["p", "healthz", "readyz", "metrics"].contains(slug) ? "imported" : slug
    }

    var text: String {
        var lines = [
            "# Made from a calendar by seminard import. Comments name what it could not carry over.",
            "# An event without \"remind\" has the reminders that are usual for its shape; \"remind: []\" is none.",
            "seminar: \(YAMLText.scalar(id))", "title: \(YAMLText.scalar(title ?? "Imported calendar"))",
            "time_zone: \(zone.identifier)",
        ]
        if let url, isLink(url) { lines.append("url: \(YAMLText.scalar(url))") }
        if let description, !description.isEmpty {
            lines.append("description: \(YAMLText.paragraphs(description, indent: 0))")
        }
        return (lines + notes.map(YAMLText.comment)).map { $0 + "\n" }.joined() + "\n"
    }

    private func isLink(_ text: String) -> Bool {
        let lines: [ImportedEvent.Line] = [(.url, YAMLText.scalar(text)), (.on, "2021-01-01")]
        return lines.read(in: zone) != nil
    }
}
