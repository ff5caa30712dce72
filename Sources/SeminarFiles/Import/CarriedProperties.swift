import ICalendar

/// What of a calendar's properties is carried over, is of no use outside it, or is left for a comment.
enum CarriedProperties {
    static let conferences: Set<String> = [
        "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    ]

    /// Read once each; a second one is left over.
    private static let single: Set<String> = [
        "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "PRIORITY", "COLOR", "STATUS", "CLASS", "DTSTART", "DTEND",
        "DURATION", "RRULE", "RECURRENCE-ID", "UID",
    ]

    /// Read as often as they come, or of no use: when and by whom the entry was kept, and whether it makes busy, which
    /// its shape decides here.
    private static let others: Set<String> = [
        "CATEGORIES", "EXDATE", "RDATE", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP",
        "X-LIC-ERROR",
    ]

    /// How one program shows or keeps an entry.
    private static let programs = ["X-MICROSOFT-", "X-MS-", "X-MOZ-", "X-APPLE-", "X-EVOLUTION-"]

    private static let ofCalendar: Set<String> = [
        "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "X-WR-CALDESC", "DESCRIPTION", "URL",
        "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "SOURCE", "METHOD", "LAST-MODIFIED", "UID", "X-WR-RELCALID",
        "X-CALSTART", "X-CALEND", "X-CLIPSTART", "X-CLIPEND",
    ]

    /// A sentence for everything of an event that its texts and times do not say.
    static func leftovers(of component: DocumentComponent) -> [String] {
        var seen: Set<String> = []
        let properties = component.properties.filter { property in
            let name = property.name
            if single.contains(name) { return !seen.insert(name).inserted }
            // The description once more, in HTML.
            if name == "X-ALT-DESC" { return component.property("DESCRIPTION") == nil }
            return !others.contains(name) && !conferences.contains(name) && !programs.contains(where: name.hasPrefix)
        }
        return properties.map(note) + component.components.map(note)
    }

    static func leftovers(ofCalendar calendar: DocumentComponent) -> [String] {
        let properties = calendar.properties.filter { property in
            !ofCalendar.contains(property.name) && !programs.contains(where: property.name.hasPrefix)
        }
        let components = calendar.components.filter { !["VEVENT", "VTIMEZONE"].contains($0.name) }
        return properties.map(note) + components.map(note)
    }

    static func note(_ property: DocumentProperty) -> String {
        let person = property.parameter("CN").map { " \"\($0.excerpt)\"" } ?? ""
        return "not carried over: \(property.name.excerpt)\(person) \(property.value.excerpt)"
    }

    private static func note(_ component: DocumentComponent) -> String {
        let details = ["TRIGGER", "SUMMARY", "DUE", "DTSTART"].compactMap { component.property($0)?.value.excerpt }
        let remedy = component.name == "VALARM" ? " (what reminds here stands under remind)" : ""
        return (["not carried over: \(component.name.excerpt)"] + details).joined(separator: " ") + remedy
    }
}

extension String {
    /// Long values are links and invitations that nobody would type again.
    fileprivate var excerpt: String {
        unicodeScalars.count <= 100 ? self : String(unicodeScalars.prefix(99)) + "…"
    }
}
