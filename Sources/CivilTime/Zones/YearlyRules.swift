/// The two changes that a zone makes every year from its file's last transition on, as its footer states them
/// (RFC 9636 §3.3.1, POSIX TZ): what a VTIMEZONE says with two recurrence rules.
package struct YearlyRules: Hashable, Sendable {
    package let standard: Phase
    package let daylight: Phase

    /// Standard or daylight saving time, and when in the year it begins.
    package struct Phase: Hashable, Sendable {
        package let abbreviation: String
        /// Seconds east of UTC while it lasts. "Daylight saving" may be the smaller one: Dublin's standard time is the
        /// summer's, and its winter saves minus one hour.
        package let offset: Int
        package let onset: Onset

        func localTimeType(isDaylightSaving: Bool) -> LocalTimeType {
            LocalTimeType(offset: offset, isDaylightSaving: isDaylightSaving, abbreviation: abbreviation)
        }
    }

    /// A day of every year, and a time on the clock that is about to be changed.
    package struct Onset: Hashable, Sendable {
        package let day: Day
        /// From -167 to 167 hours: Greenland changes at -1:00 of a Sunday, which is Saturday 23:00.
        package let secondsAfterMidnight: Int

        package enum Day: Hashable, Sendable {
            /// `M3.5.0`: weeks 1 to 4, or 5 for the last.
            case weekday(Weekday, week: Int, month: Int)
            /// `J60`: 1 to 365, February 29 not counted, so that it is the same date every year.
            case dayOfCommonYear(Int)
            /// `59`: 0 to 365, February 29 counted.
            case dayOfYear(Int)
        }

        /// What the clock shows in `year` when it is changed.
        package func wallTime(in year: Int) -> WallTime {
            WallTime(date: day.date(in: year), time: .midnight).adding(seconds: secondsAfterMidnight)
        }
    }
}

extension YearlyRules.Onset.Day {
    func date(in year: Int) -> CivilDate {
        switch self {
        case .weekday(let weekday, let week, let month):
            let first = CivilDate(checkedYear: year, month: month, day: 1)
            let day = 1 + (weekday.rawValue - first.weekday.rawValue).modulo(7) + (week - 1) * 7
            let isTooLate = day > CivilDate.daysInMonth(year: year, month: month)
            return CivilDate(checkedYear: year, month: month, day: isTooLate ? day - 7 : day)
        case .dayOfCommonYear(let day):
            let leapDay = CivilDate.isLeapYear(year) && day >= 60 ? 1 : 0
            return CivilDate(checkedYear: year, month: 1, day: 1).adding(days: day - 1 + leapDay)
        case .dayOfYear(let day):
            return CivilDate(checkedYear: year, month: 1, day: 1).adding(days: day)
        }
    }
}

extension YearlyRules {
    /// The years before and after are looked at too: a change's time may reach a week into them.
    func period(containing second: Int) -> ZoneHistory.Period {
        let year = WallTime(secondsSinceEpoch: second).date.year
        var latest: (time: Int, isDaylightSaving: Bool) = (.min, false)
        var next = Int.max
        for year in year - 1...year + 1 where CivilDate.supportedYears.contains(year) {
            // Where one phase takes up the whole year, the other begins and ends in one instant: standard time is
            // looked at first, so that daylight saving time replaces it.
            for (time, isDaylightSaving) in [(standardBegins(in: year), false), (daylightBegins(in: year), true)] {
                if time > second {
                    next = min(next, time)
                } else if time >= latest.time {
                    latest = (time, isDaylightSaving)
                }
            }
        }
        let phase = latest.isDaylightSaving ? daylight : standard
        return ZoneHistory.Period(
            start: latest.time, end: next, type: phase.localTimeType(isDaylightSaving: latest.isDaylightSaving))
    }

    private func standardBegins(in year: Int) -> Int {
        standard.onset.wallTime(in: year).secondsSinceEpoch - daylight.offset
    }

    private func daylightBegins(in year: Int) -> Int {
        daylight.onset.wallTime(in: year).secondsSinceEpoch - standard.offset
    }
}
