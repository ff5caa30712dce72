import CivilTime
import Foundation

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
