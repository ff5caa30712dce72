import Testing

@testable import CivilTime

@Suite struct YearlyRulesTests {
    @Test func `Berlin changes at two and at three on the last Sundays of March and October`() throws {
        let rules = try #require(try Zone(identifier: "Europe/Berlin").recurringRule)
        #expect((rules.standard.abbreviation, rules.standard.offset) == ("CET", 3_600))
        #expect((rules.daylight.abbreviation, rules.daylight.offset) == ("CEST", 7_200))
        #expect(rules.daylight.onset.day == .weekday(.sunday, week: 5, month: 3))
        #expect(rules.daylight.onset.wallTime(in: 2021).description == "2021-03-28 02:00")
        #expect(rules.standard.onset.wallTime(in: 2021).description == "2021-10-31 03:00")
    }

    @Test(arguments: ["UTC", "Asia/Tokyo", "Africa/Casablanca", "Pacific/Apia"])
    func `a zone that changes no more has no yearly rules`(name: String) throws {
        #expect(try Zone(identifier: name).recurringRule == nil)
    }

    @Test(arguments: [
        ("M3.2.0", 2021, "2021-03-14 02:00"), ("M3.5.0/-1", 2021, "2021-03-27 23:00"),
        ("M4.4.4/50", 2021, "2021-04-24 02:00"), ("J59", 2020, "2020-02-28 02:00"), ("J60", 2020, "2020-03-01 02:00"),
        ("59/0", 2020, "2020-02-29 00:00"), ("59/0", 2021, "2021-03-01 00:00"),
        ("M2.5.1/0:30:15", 2021, "2021-02-22 00:30:15"),
        ("J1/-167", 2021, "2020-12-25 01:00"), ("365/0", 2021, "2022-01-01 00:00"),
    ])
    func `an onset is a day of every year and a time`(text: String, year: Int, expected: String) throws {
        guard case .yearly(let rules) = POSIXZoneParser.parse("AAA0BBB,\(text),J300") else {
            Issue.record("\(text) was not understood")
            return
        }
        #expect(rules.daylight.onset.wallTime(in: year).description == expected)
    }

    @Test(arguments: [
        "", "CE-1", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
        "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J5", "CET-1CEST,M3.5.0,M10.5.0/168", "<CET-1", "CET-1 ", "CET-27",
        "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-1CEST,M3.5.0/,M10.5.0",
    ])
    func `a footer that is not understood is refused`(text: String) {
        #expect(POSIXZoneParser.parse(text) == nil)
    }

    @Test func `daylight saving time all year round leaves no standard time`() throws {
        // The example of RFC 9636 §3.3.1.
        guard case .yearly(let rules) = POSIXZoneParser.parse("XXX3EDT4,0/0,J365/23") else {
            Issue.record("the example was not understood")
            return
        }
        let newYear = try #require(WallTime("2022-01-01 04:00")).secondsSinceEpoch
        for second in [newYear - 1, newYear, newYear + 1, newYear + 86_400 * 180] {
            #expect(rules.period(containing: second).type.abbreviation == "EDT")
        }
    }
}
