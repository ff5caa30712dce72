import Testing

import CivilTime

@Suite struct RecurrenceTests {
    @Test func `office hours keep their wall time across the change to summer time and back`() throws {
        let berlin = try Zone(identifier: "Europe/Berlin")
        let walls = try occurrences("FREQ=WEEKLY;BYDAY=FR,MO;COUNT=4", "2021-03-26 14:00", in: "Europe/Berlin")
        #expect(
            walls.map(\.description) == [
                "2021-03-26 14:00", "2021-03-29 14:00", "2021-04-02 14:00", "2021-04-05 14:00",
            ])
        #expect(walls.map { berlin.offset(at: berlin.instant($0)) } == [3_600, 7_200, 7_200, 7_200])
    }

    @Test(arguments: [
        ("FREQ=DAILY;COUNT=3", "2021-03-27 02:30", "03-27 02:30, 03-29 02:30, 03-30 02:30"),
        ("FREQ=HOURLY;COUNT=3", "2021-03-28 01:30", "03-28 01:30, 03-28 03:30, 03-28 04:30"),
        ("FREQ=MINUTELY;INTERVAL=30;COUNT=3", "2021-03-28 01:30", "03-28 01:30, 03-28 03:00, 03-28 03:30"),
        ("FREQ=HOURLY;COUNT=4", "2021-10-31 01:30", "10-31 01:30, 10-31 02:30, 10-31 03:30, 10-31 04:30"),
    ])
    func `a time that is left out is no occurrence, one that comes twice is one`(
        rule: String, start: String, expected: String
    ) throws {
        let walls = try occurrences(rule, start, in: "Europe/Berlin")
        #expect(walls.map { String($0.description.dropFirst(5)) }.joined(separator: ", ") == expected)
    }

    @Test func `the day that Apia left out is no occurrence`() throws {
        let walls = try occurrences("FREQ=DAILY;COUNT=3", "2011-12-29 12:00", in: "Pacific/Apia")
        #expect(walls.map(\.date.day) == [29, 31, 1])
    }

    @Test(arguments: [
        ("20210716T120000Z", 2), ("20210716T115959Z", 1), ("20210716T140000", 2), ("20210716T135959", 1),
        ("20210716", 2), ("20210715", 1), ("20210708T235959Z", 0),
    ])
    func `UNTIL includes the moment that it names`(until: String, count: Int) throws {
        let walls = try occurrences("FREQ=WEEKLY;UNTIL=\(until)", "2021-07-09 14:00", in: "Europe/Berlin")
        #expect(walls.count == count)
    }

    @Test(arguments: [
        // Clocks show 2:00 to 3:00 twice; the first time is the occurrence.
        ("20211031T002959Z", 1), ("20211031T003000Z", 2), ("20211031T010000Z", 2), ("20211031T015959Z", 2),
        ("20211031T020000Z", 3),
    ])
    func `UNTIL in an hour that comes twice is compared with instants`(until: String, count: Int) throws {
        let walls = try occurrences("FREQ=MINUTELY;INTERVAL=30;UNTIL=\(until)", "2021-10-31 02:00", in: "Europe/Berlin")
        #expect(walls.count == count)
    }

    @Test(arguments: [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=-30",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29", "FREQ=HOURLY;INTERVAL=24;BYHOUR=9", "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2",
        "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;BYHOUR=2;BYMINUTE=30", "FREQ=YEARLY;COUNT=3;BYYEARDAY=1;BYMONTH=2",
        "FREQ=WEEKLY;UNTIL=20210101",
    ])
    func `a rule that never happens ends`(rule: String) throws {
        // A start in an odd year, which every second year stays, and after the last change of laws that is listed.
        #expect(try occurrences(rule, "2041-04-12 08:00", in: "Europe/Berlin").isEmpty)
    }

    @Test(arguments: [
        "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR", "FREQ=YEARLY;INTERVAL=3",
        "FREQ=DAILY;INTERVAL=11",
        "FREQ=HOURLY;INTERVAL=7", "FREQ=SECONDLY;INTERVAL=100003", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=DAILY;COUNT=30000",
    ])
    func `a later beginning leaves out what comes before and changes nothing else`(text: String) throws {
        let rule = try RecurrenceRule(parsing: text)
        let (zone, start) = (try Zone(identifier: "Europe/Berlin"), try #require(WallTime("1997-02-12 14:00")))
        for later in ["1990-01-01 00:00", "1997-02-12 14:00", "2020-02-29 13:59:59", "2021-04-16 14:00"] {
            let earliest = try #require(WallTime(later))
            let expected = rule.occurrences(startingAt: start, in: zone).lazy.drop { $0 < earliest }.prefix(5)
            let found = rule.occurrences(startingAt: start, in: zone, from: earliest).prefix(5)
            #expect(Array(found) == Array(expected))
        }
    }

    @Test func `a beginning thousands of years later costs nothing`() throws {
        let rule = try RecurrenceRule(parsing: "FREQ=SECONDLY;INTERVAL=7;BYSECOND=3")
        let (start, later) = (try #require(WallTime("1970-01-01 00:00")), try #require(WallTime("9000-01-01 00:00")))
        let first = rule.occurrences(startingAt: start, in: .utc, from: later).first { _ in true }
        #expect(first.map { start.seconds(until: $0) % 7 } == 0)
        #expect(first?.date == later.date)
    }

    @Test func `a start that is off the rule is no occurrence`() throws {
        let walls = try occurrences("FREQ=WEEKLY;BYDAY=MO;COUNT=2", "2021-04-13 14:00", in: "UTC")
        #expect(walls.map(\.date.description) == ["2021-04-19", "2021-04-26"])
    }

    @Test(arguments: [
        ("FREQ=WEEKLY;BYDAY=TH;COUNT=2", "2021-04-15 2021-04-22"),
        ("FREQ=DAILY;UNTIL=20210414T100000Z", "2021-04-12 2021-04-13 2021-04-14"),
        ("FREQ=DAILY;BYHOUR=8,9;BYMINUTE=30;COUNT=2", "2021-04-12 2021-04-13"),
        ("FREQ=HOURLY;INTERVAL=8;COUNT=4", "2021-04-12 2021-04-13"),
    ])
    func `days recur without regard to times`(text: String, expected: String) throws {
        let rule = try RecurrenceRule(parsing: text)
        let (start, secondDay) = (try #require(CivilDate("2021-04-12")), try #require(CivilDate("2021-04-13")))
        #expect(rule.dates(startingAt: start).map(\.description).joined(separator: " ") == expected)
        let later = rule.dates(startingAt: start, from: secondDay)
        #expect(Array(later) == rule.dates(startingAt: start).filter { $0.day > 12 })
    }

    private func occurrences(_ rule: String, _ start: String, in zone: String) throws -> [WallTime] {
        let (rule, zone) = (try RecurrenceRule(parsing: rule), try Zone(identifier: zone))
        return Array(rule.occurrences(startingAt: try #require(WallTime(start)), in: zone).prefix(100))
    }
}
