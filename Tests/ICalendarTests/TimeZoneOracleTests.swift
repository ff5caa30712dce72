import CivilTime
import TestSupport
import Testing

@testable import ICalendar

/// Every VTIMEZONE says what the tz database says, as libical and icalendar read it: at every sixth hour (in longer
/// spans at every 31st), and to the second around each change.
@Suite struct TimeZoneOracleTests {
    private struct Question: Encodable {
        let zone: String
        let text: String
        let first: Int
        let last: Int
    }

    /// Today's rules, a span of years in which many laws changed, the past, and the years that only the footers know.
    @Test(arguments: [2021...2021, 2019...2024, 2004...2012, 1970...1976, 1989...1999, 2034...2043])
    func `libical and icalendar read the same offsets as zoneinfo`(years: ClosedRange<Int>) throws {
        let questions = try Self.zones.map { name in
            let component = TimeZoneComponent(try Zone(identifier: name), covering: years)
            return Question(
                zone: name, text: CalendarFixtures.calendarText(of: component), first: years.lowerBound,
                last: years.upperBound)
        }
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
