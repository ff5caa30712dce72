import CivilTime
import Foundation

/// The zones that a calendar names, as the tz database knows them.
///
/// A TZID is any text (RFC 5545 §3.2.19): a name of the database, one with the path of a program before it, one of
/// Windows', or a display name. What the name does not say, the VTIMEZONE's rules do.
package struct DocumentZones: Sendable {
    private var zones: [String: Zone]

    /// Comparing rules takes its time, and no calendar has so many zones of its own.
    private static let mostComparedByRules = 20

    /// Of two zones with the same rules `preferred` is taken, if it is one of them.
    package init(of document: CalendarDocument, preferring preferred: Zone? = nil) {
        let components = document.components("VTIMEZONE")
        let definitions = Dictionary(components.map { ($0.identifier, $0) }) { first, _ in first }
        let years = document.yearsByZone
        let names = years.keys.sorted()
        zones = names.reduce(into: [:]) { zones, name in zones[name] = Self.zone(named: name) }
        for name in names.filter({ zones[$0] == nil }).prefix(Self.mostComparedByRules) {
            zones[name] = Self.zone(of: definitions[name], in: years[name] ?? 2000...2020, preferring: preferred)
        }
    }

    /// The zone of a TZID that times of the calendar have, nil where neither its name nor its rules say which one it is.
    package subscript(name: String) -> Zone? { zones[name] }

    /// By its name alone.
    package static func zone(named name: String) -> Zone? {
        let parts = name.split(separator: "/")
        // `/mozilla.org/20050126_1/Europe/Berlin`, and zones such as `America/Argentina/Buenos_Aires`.
        let ends = [3, 2].filter { $0 < parts.count }.map { parts.suffix($0).joined(separator: "/") }
        return ([name, name.trimmed] + ends).lazy.compactMap { try? Zone(identifier: $0) }.first
            ?? WindowsZoneNames.identifier(of: name).flatMap { try? Zone(identifier: $0) }
    }

    private static func zone(
        of component: DocumentComponent?, in years: ClosedRange<Int>, preferring preferred: Zone?
    ) -> Zone? {
        guard let component else { return nil }
        if let location = component.property("X-LIC-LOCATION"), let zone = zone(named: location.value) { return zone }
        guard let rules = DocumentTimeZone(component) else { return nil }
        if let preferred, rules.agrees(with: preferred, in: years) { return preferred }
        return WindowsZoneNames.all.lazy.compactMap { try? Zone(identifier: $0) }
            .first { rules.agrees(with: $0, in: years) }
    }
}

extension DocumentComponent {
    fileprivate var identifier: String { property("TZID")?.text ?? "" }
}

extension CalendarDocument {
    /// The TZIDs of the events' times, the most used first; of two that are used equally the first by name.
    package var zoneNames: [String] {
        var counts: [String: Int] = [:]
        for property in components("VEVENT").flatMap(\.properties) {
            guard let name = property.parameter("TZID"), !name.isEmpty else { continue }
            counts[name, default: 0] += 1
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// From which to which year each TZID is used, but not more than twenty: rules are compared year by year.
    fileprivate var yearsByZone: [String: ClosedRange<Int>] {
        var years: [String: ClosedRange<Int>] = [:]
        for property in components("VEVENT").flatMap(\.properties) {
            guard let name = property.parameter("TZID"), let times = try? property.times() else { continue }
            for case .zoned(let wall, _) in times {
                let known = years[name] ?? wall.date.year...wall.date.year
                let first = min(known.lowerBound, wall.date.year)
                years[name] = first...min(max(known.upperBound, wall.date.year), first + 20)
            }
        }
        return years
    }
}
