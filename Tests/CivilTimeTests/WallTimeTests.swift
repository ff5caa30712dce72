import Testing

import CivilTime

@Suite struct WallTimeTests {
    @Test(arguments: ["24:00", "23:60", "8:00", "08:00:60", "08:00:", "08", "08:00 ", "-8:00", ""])
    func `what no clock shows is no time of day`(text: String) {
        #expect(TimeOfDay(text) == nil)
    }

    @Test(arguments: [("08:00", "08:00"), ("08:00:30", "08:00:30"), ("23:59:00", "23:59"), ("00:00", "00:00")])
    func `a time's text names seconds only where there are some`(text: String, expected: String) {
        #expect(TimeOfDay(text)?.description == expected)
    }

    @Test(arguments: ["2021-04-19 14:00", "2021-04-19T14:00", "2021-04-19T14:00:00"])
    func `a wall time may be written with a space or a T`(text: String) throws {
        let wall = try #require(WallTime(text))
        #expect(wall.description == "2021-04-19 14:00")
        #expect(wall.basic == "20210419T140000")
    }

    @Test(arguments: ["2021-04-19", "2021-04-19  14:00", "2021-04-19t14:00", "2021-04-19 14:00Z", "2021-02-30 14:00"])
    func `what is no wall time is not read as one`(text: String) {
        #expect(WallTime(text) == nil)
    }

    @Test(arguments: [
        ("2021-12-31 23:59:59", 1, "2022-01-01 00:00"), ("1970-01-01 00:00", -1, "1969-12-31 23:59:59"),
        ("2021-03-28 01:30", 3_600, "2021-03-28 02:30"), ("2020-02-28 12:00", 86_400, "2020-02-29 12:00"),
    ])
    func `the hands move without regard to any zone`(text: String, seconds: Int, expected: String) throws {
        let (wall, other) = (try #require(WallTime(text)), try #require(WallTime(expected)))
        #expect(wall.adding(seconds: seconds) == other)
        #expect(wall.seconds(until: other) == seconds)
    }

    @Test func `wall times are ordered by date, then time`() throws {
        let texts = ["2021-04-19 14:00", "2021-04-18 23:00", "2021-04-19 09:00:01", "2021-04-19 09:00"]
        let sorted = try texts.map { try #require(WallTime($0)) }.sorted().map(\.description)
        #expect(sorted == ["2021-04-18 23:00", "2021-04-19 09:00", "2021-04-19 09:00:01", "2021-04-19 14:00"])
    }

    @Test func `weekdays are known by number, name and code`() {
        #expect(Weekday.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6, 7])
        #expect(Weekday.allCases.allSatisfy { Weekday(name: $0.name) == $0 })
        #expect(Weekday.allCases.allSatisfy { Weekday(iCalendarCode: $0.iCalendarCode) == $0 })
        #expect(Weekday(name: "Monday") == nil)
        #expect(Weekday.sunday.iCalendarCode == "SU")
    }
}
