import Testing

import CivilTime

/// The examples of RFC 5545 §3.8.5.3: New York, mostly from Tuesday 1997-09-02 at 9:00.
@Suite struct RecurrenceExampleTests {
    /// Months and days, the year where it changes.
    @Test(arguments: [
        ("FREQ=DAILY;COUNT=4", "1997-09-02 09:00", "1997: 9/2 9/3 9/4 9/5"),
        ("FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02 09:00", "1997: 9/2 9/12 9/22 10/2 10/12"),
        ("FREQ=WEEKLY;COUNT=10", "1997-09-02 09:00", "1997: 9/2 9/9 9/16 9/23 9/30 10/7 10/14 10/21 10/28 11/4"),
        (
            "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", "1997-09-01 09:00",
            "1997: 9/1 9/3 9/5 9/15 9/17 9/19 9/29 10/1 10/3 10/13 10/15 10/17 10/27 10/29 10/31 11/10 11/12 11/14 11/24 "
                + "11/26 11/28 12/8 12/10 12/12 12/22"
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997-09-02 09:00",
            "1997: 9/2 9/4 9/16 9/18 9/30 10/2 10/14 10/16"
        ),
        ("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997-09-22 09:00", "1997: 9/22 10/20 11/17 12/22 1998: 1/19 2/16"),
        (
            "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997-09-07 09:00",
            "1997: 9/7 9/28 11/2 11/30 1998: 1/4 1/25 3/1 3/29 5/3 5/31"
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6", "1997-09-28 09:00", "1997: 9/28 10/29 11/28 12/29 1998: 1/29 2/26"),
        (
            "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997-09-30 09:00",
            "1997: 9/30 10/1 10/31 11/1 11/30 12/1 12/31 1998: 1/1 1/31 2/1"
        ),
        (
            "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "1997-09-10 09:00",
            "1997: 9/10 9/11 9/12 9/13 9/14 9/15 1999: 3/10 3/11 3/12 3/13"
        ),
        ("FREQ=YEARLY;COUNT=4;BYMONTH=6,7", "1997-06-10 09:00", "1997: 6/10 7/10 1998: 6/10 7/10"),
        (
            "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", "1997-01-01 09:00",
            "1997: 1/1 4/10 7/19 2000: 1/1 4/9 7/18 2003: 1/1 4/10 7/19 2006: 1/1"
        ),
        ("FREQ=YEARLY;BYDAY=20MO;COUNT=3", "1997-05-19 09:00", "1997: 5/19 1998: 5/18 1999: 5/17"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3", "1997-05-12 09:00", "1997: 5/12 1998: 5/11 1999: 5/17"),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=5", "1997-03-13 09:00", "1997: 3/13 3/20 3/27 1998: 3/5 3/12"),
        (
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5", "1997-09-02 09:00",
            "1998: 2/13 3/13 11/13 1999: 8/13 2000: 10/13"
        ),
        (
            "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=4", "1997-09-13 09:00",
            "1997: 9/13 10/11 11/8 12/13"
        ),
        (
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3", "1996-11-05 09:00",
            "1996: 11/5 2000: 11/7 2004: 11/2"
        ),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04 09:00", "1997: 9/4 10/7 11/6"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=4", "1997-09-29 09:00", "1997: 9/29 10/30 11/27 12/30"),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05 09:00", "1997: 8/5 8/10 8/19 8/24"),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05 09:00", "1997: 8/5 8/17 8/19 8/31"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15 09:00", "2007: 1/15 1/30 2/15 3/15 3/30"),
    ])
    func `days come as the RFC lists them`(rule: String, start: String, expected: String) throws {
        let walls = try Self.walls(rule, start, zone: "America/New_York")
        var text = ""
        var year = 0
        for wall in walls {
            if wall.date.year != year { text += "\(year == 0 ? "" : " ")\(wall.date.year):" }
            year = wall.date.year
            text += " \(wall.date.month)/\(wall.date.day)"
        }
        #expect(text == expected)
        #expect(walls.allSatisfy { $0.time.description == "09:00" })
    }

    @Test(arguments: [
        ("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z", "09:00 12:00 15:00"),
        ("FREQ=MINUTELY;INTERVAL=15;COUNT=6", "09:00 09:15 09:30 09:45 10:00 10:15"),
        ("FREQ=MINUTELY;INTERVAL=90;COUNT=4", "09:00 10:30 12:00 13:30"),
        ("FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,20,40;COUNT=6", "09:00 09:20 09:40 10:00 10:20 10:40"),
        ("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10;COUNT=6", "09:00 09:20 09:40 10:00 10:20 10:40"),
        ("FREQ=SECONDLY;INTERVAL=45;COUNT=3", "09:00 09:00:45 09:01:30"),
        ("FREQ=SECONDLY;BYSECOND=10,60;COUNT=3", "09:00:10 09:00:59 09:01:10"),
        ("FREQ=HOURLY;BYMINUTE=10,50;BYSETPOS=-1;COUNT=2", "09:50 10:50"),
    ])
    func `times come as the RFC lists them`(rule: String, expected: String) throws {
        let walls = try Self.walls(rule, "1997-09-02 09:00", zone: "America/New_York")
        #expect(walls.map(\.time.description).joined(separator: " ") == expected)
    }

    /// What differs from other readers' habits.
    @Test(arguments: [
        // Weekdays with and without a number are one union.
        (
            "FREQ=MONTHLY;BYDAY=FR,1MO;COUNT=6", "2021-04-01 09:00",
            "2021-04-02 2021-04-05 2021-04-09 2021-04-16 2021-04-23 2021-04-30"
        ),
        // A week's day, if none is given, is the start's.
        ("FREQ=YEARLY;BYWEEKNO=20;COUNT=2", "2021-05-20 09:00", "2021-05-20 2022-05-19"),
        // The last week of 2020 reaches into 2021, the first of 2025 began in 2024.
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=SA;COUNT=2", "2015-01-01 09:00", "2016-01-02 2021-01-02"),
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO;COUNT=3", "2023-01-01 09:00", "2023-01-02 2024-01-01 2024-12-30"),
        ("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU;COUNT=2", "2020-06-01 09:00", "2021-01-03 2022-01-02"),
        ("FREQ=YEARLY;BYYEARDAY=-1,366;COUNT=3", "2019-12-31 09:00", "2019-12-31 2020-12-31 2021-12-31"),
        ("FREQ=YEARLY;COUNT=3", "2096-02-29 09:00", "2096-02-29 2104-02-29 2108-02-29"),
        ("FREQ=MONTHLY;COUNT=3", "2021-01-31 09:00", "2021-01-31 2021-03-31 2021-05-31"),
        ("FREQ=YEARLY;INTERVAL=100;BYMONTH=2;BYMONTHDAY=29;COUNT=2", "1900-01-01 09:00", "2000-02-29 2400-02-29"),
        ("FREQ=YEARLY;INTERVAL=700;BYMONTH=2;BYMONTHDAY=29", "1300-01-01 09:00", "2000-02-29 4800-02-29 7600-02-29"),
        ("FREQ=HOURLY;INTERVAL=36;BYDAY=MO;COUNT=2", "2021-04-12 09:00", "2021-04-12 2021-04-19"),
        ("FREQ=DAILY;UNTIL=99991231", "9999-12-30 09:00", "9999-12-30 9999-12-31"),
        ("FREQ=WEEKLY", "9999-12-20 09:00", "9999-12-20 9999-12-27"),
    ])
    func `rules that are easily read otherwise`(rule: String, start: String, expected: String) throws {
        let walls = try Self.walls(rule, start, zone: "UTC")
        #expect(walls.map(\.date.description).joined(separator: " ") == expected)
    }

    private static func walls(_ rule: String, _ start: String, zone: String) throws -> [WallTime] {
        let (rule, zone) = (try RecurrenceRule(parsing: rule), try Zone(identifier: zone))
        return Array(rule.occurrences(startingAt: try #require(WallTime(start)), in: zone).prefix(100))
    }
}
