import CivilTime
import Foundation

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

/// A span that holds all instants of some civil years, wherever on earth: offsets are smaller than a day.
struct YearSpan {
    let years: ClosedRange<Int>

    init(_ years: ClosedRange<Int>) {
        self.years = years
    }

    var start: Date { Self.newYear(years.lowerBound, movedBy: -2) }
    var end: Date { Self.newYear(years.upperBound + 1, movedBy: 2) }

    /// Before any observance of the span; 1970 for all but historians, so that one zone's text is the same in every
    /// calendar.
    var firstYear: Int { min(1970, years.lowerBound - 1) }

    static func newYear(_ year: Int, movedBy days: Int = 0) -> Date {
        Zone.utc.startOfDay(firstDay(of: year).adding(days: days))
    }

    static func firstDay(of year: Int) -> CivilDate {
        CivilDate(daysSinceEpoch: 0).adding(months: (year - 1970) * 12)
    }
}
