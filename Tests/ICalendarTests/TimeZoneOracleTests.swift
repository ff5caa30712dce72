import CivilTime
import TestSupport
import Testing

@testable import ICalendar

/// Every VTIMEZONE says what the tz database says, as libical and icalendar read it: the difficult ones at every hour,
/// all others at every sixth (in longer spans at every 31st), and to the second around each change.
@Suite struct TimeZoneOracleTests {
    private struct Question: Encodable {
        let zone: String
        let text: String
        let first: Int
        let last: Int
        let hours: Int

        init(_ name: String, _ years: ClosedRange<Int>, hours: Int) throws {
            zone = name
            text = CalendarFixtures.calendarText(of: TimeZoneComponent(try Zone(identifier: name), covering: years))
            (first, last, self.hours) = (years.lowerBound, years.upperBound, hours)
        }
    }

    /// Ramadan's clocks, half an hour of summer, never any, a day left out, a winter that is the daylight's negative, and
    /// laws that changed within the years.
    @Test func `the difficult zones agree at every hour`() throws {
        let questions = try [
            Question("Africa/Casablanca", 2021...2023, hours: 1),
            Question("Australia/Lord_Howe", 2021...2021, hours: 1),
            Question("Asia/Kolkata", 2021...2021, hours: 1), Question("Pacific/Apia", 2011...2012, hours: 1),
            Question("Europe/Dublin", 2021...2021, hours: 1), Question("America/New_York", 2006...2008, hours: 1),
            Question("America/Mexico_City", 2022...2023, hours: 1),
        ]
        let disagreements = try CalendarOracle.answer(of: "timezones", to: questions)
        #expect(disagreements.isEmpty, "\(disagreements.prefix(3_000))")
    }

    /// Today's rules, a span of years in which many laws changed, the past, and the years that only the footers know.
    @Test(arguments: [2021...2021, 2019...2024, 2004...2012, 1970...1976, 1989...1999, 2034...2043])
    func `libical and icalendar read the same offsets as zoneinfo`(years: ClosedRange<Int>) throws {
        let hours = years.count == 1 ? 6 : 31
        let questions = try Self.zones.map { try Question($0, years, hours: hours) }
        let disagreements = try CalendarOracle.answer(of: "timezones", to: questions)
        #expect(disagreements.isEmpty, "\(disagreements.prefix(3_000))")
    }

    private static let zones = [
        "Europe/Berlin", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Moscow", "Europe/Istanbul",
        "Europe/Chisinau", "Atlantic/Azores", "Atlantic/Reykjavik", "America/New_York", "America/Chicago",
        "America/Los_Angeles", "America/Phoenix", "America/Anchorage", "America/St_Johns", "America/Mexico_City",
        "America/Havana", "America/Sao_Paulo", "America/Santiago", "America/Asuncion", "America/Caracas",
        "America/Nuuk", "America/Argentina/Buenos_Aires", "Africa/Casablanca", "Africa/Cairo", "Africa/Johannesburg",
        "Africa/Windhoek", "Africa/Lagos", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Asia/Shanghai",
        "Asia/Jerusalem", "Asia/Gaza", "Asia/Tehran", "Asia/Amman", "Asia/Beirut", "Asia/Pyongyang", "Australia/Sydney",
        "Australia/Lord_Howe", "Australia/Adelaide", "Antarctica/Troll", "Pacific/Apia", "Pacific/Auckland",
        "Pacific/Chatham", "Pacific/Fiji", "Pacific/Kiritimati",
    ]
}
