import CivilTime
import Testing

@testable import ICalendar

@Suite struct TimeZoneComponentTests {
    private static func text(_ zone: String, _ years: ClosedRange<Int>) throws -> String {
        CalendarFixtures.text(of: TimeZoneComponent(try Zone(identifier: zone), covering: years))
    }

    private static func lines(_ prefix: String, _ zone: String, _ years: ClosedRange<Int>) throws -> [Substring] {
        try text(zone, years).split(separator: "\n").filter { $0.hasPrefix(prefix) }
    }

    @Test(arguments: [1997...1997, 2021...2021, 2021...2027, 2036...2099])
    func `Berlin is two rules whatever the years`(years: ClosedRange<Int>) throws {
        #expect(
            try Self.lines("RRULE", "Europe/Berlin", years) == [
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            ])
    }

    @Test func `a zone that leaves its clocks alone is one STANDARD`() throws {
        #expect(
            try Self.text("Asia/Kolkata", 2021...2025) == """
                BEGIN:VTIMEZONE
                TZID:Asia/Kolkata
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0530
                TZOFFSETTO:+0530
                TZNAME:IST
                END:STANDARD
                END:VTIMEZONE

                """)
    }

    @Test func `Dublin's summer is DAYLIGHT, though its law says otherwise`() throws {
        #expect(
            try Self.text("Europe/Dublin", 2021...2021) == """
                BEGIN:VTIMEZONE
                TZID:Europe/Dublin
                BEGIN:DAYLIGHT
                DTSTART:19700329T010000
                TZOFFSETFROM:+0000
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
                TZNAME:IST
                END:DAYLIGHT
                BEGIN:STANDARD
                DTSTART:19701025T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0000
                RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
                TZNAME:GMT
                END:STANDARD
                END:VTIMEZONE

                """)
    }

    @Test(arguments: [
        ("America/New_York", 2021...2021, ["3;BYDAY=2SU", "11;BYDAY=1SU"]),
        ("Asia/Jerusalem", 2021...2021, ["3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR", "10;BYDAY=-1SU"]),
        (
            "America/Santiago", 2024...2025,
            ["4;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU", "9;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU"]
        ),
        ("Australia/Lord_Howe", 2021...2021, ["4;BYDAY=1SU", "10;BYDAY=1SU"]),
        // Abolished in 2022: the years before tell the rules.
        ("America/Mexico_City", 2021...2021, ["4;BYDAY=1SU", "10;BYDAY=-1SU"]),
    ])
    func `rules are said as people say them`(zone: String, years: ClosedRange<Int>, rules: [String]) throws {
        let expected = rules.map { "RRULE:FREQ=YEARLY;BYMONTH=\($0)" }
        let found = try Self.lines("RRULE", zone, years).map(String.init)
        #expect(found.sorted() == expected.sorted())
    }

    @Test func `a law that changes ends one pair of rules and begins another`() throws {
        let rules = try Self.lines("RRULE", "America/New_York", 2003...2012)
        #expect(
            rules == [
                "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z",
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20061029T060000Z",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
            ])
    }

    @Test func `clocks that follow the moon are told one by one`() throws {
        #expect(try Self.lines("RRULE", "Africa/Casablanca", 2021...2023) == [])
        #expect(try Self.lines("DTSTART", "Africa/Casablanca", 2021...2023).count == 7)
    }

    @Test func `a day that Samoa left out is one change`() throws {
        let text = try Self.text("Pacific/Apia", 2011...2011)
        #expect(text.contains("DTSTART:20111230T000000\nTZOFFSETFROM:-1000\nTZOFFSETTO:+1400\n"))
    }
}
