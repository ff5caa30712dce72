import CivilTime

/// VTIMEZONE (RFC 5545 §3.6.5): what a zone's clocks show in the years that a calendar speaks of.
///
/// Outside of these years it may be wrong, and where two yearly rules say it all, it says no more: Outlook understands
/// one STANDARD and one DAYLIGHT that recur for ever, and is an hour off with anything longer.
package struct TimeZoneComponent: Hashable, Sendable {
    package let identifier: String
    let observances: [Observance]

    /// Exact from the first instant of the first year to the last of the last, on the zone's own clocks.
    package init(_ zone: Zone, covering years: ClosedRange<Int>) {
        identifier = zone.identifier
        observances =
            TwoYearlyRules.observances(of: zone, covering: years) ?? ObservanceHistory(zone, years).observances
    }

    /// Where there is no event to say which years.
    static let customaryYears = 2020...2040
}

extension TimeZoneComponent {
    func write(to writer: inout ContentLineWriter) {
        writer.begin(.timeZone)
        writer.write(ContentLine(.timeZoneIdentifier, .text(identifier)))
        for observance in observances { observance.write(to: &writer) }
        writer.end(.timeZone)
    }
}
