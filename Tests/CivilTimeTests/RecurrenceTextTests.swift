import Testing

import CivilTime

@Suite struct RecurrenceTextTests {
    @Test(arguments: [
        ("FREQ=WEEKLY", "FREQ=WEEKLY"), ("freq=weekly;byday=fr,mo", "FREQ=WEEKLY;BYDAY=MO,FR"),
        ("INTERVAL=1;FREQ=DAILY;WKST=MO", "FREQ=DAILY"),
        ("COUNT=3;FREQ=DAILY;INTERVAL=02", "FREQ=DAILY;COUNT=3;INTERVAL=2"),
        ("FREQ=MONTHLY;BYDAY=-1FR,+2MO,TU,2MO", "FREQ=MONTHLY;BYDAY=-1FR,TU,2MO"),
        ("FREQ=DAILY;UNTIL=20210716T120000Z", "FREQ=DAILY;UNTIL=20210716T120000Z"),
        ("FREQ=DAILY;UNTIL=20210716T140000", "FREQ=DAILY;UNTIL=20210716T140000"),
        ("FREQ=DAILY;UNTIL=20210716", "FREQ=DAILY;UNTIL=20210716"),
        (
            "WKST=SU;BYSETPOS=1,-1;BYMONTH=2,1;BYWEEKNO=1;BYYEARDAY=5;BYMONTHDAY=1,-1;BYDAY=MO;BYHOUR=9,8;BYMINUTE=0;BYSECOND=0;FREQ=YEARLY",
            "FREQ=YEARLY;BYSECOND=0;BYMINUTE=0;BYHOUR=8,9;BYDAY=MO;BYMONTHDAY=-1,1;BYYEARDAY=5;BYWEEKNO=1;BYMONTH=1,2;BYSETPOS=-1,1;WKST=SU"
        ),
    ])
    func `a rule has one canonical text, which is read back`(text: String, canonical: String) throws {
        let rule = try RecurrenceRule(parsing: text)
        #expect(rule.description == canonical)
        #expect(try RecurrenceRule(parsing: canonical) == rule)
    }

    @Test(arguments: [
        ("", "NAME=VALUE"), ("BYDAY=MO", "has no FREQ"), ("FREQ=FORTNIGHTLY", "expected one of YEARLY, MONTHLY"),
        ("RRULE:FREQ=DAILY", "leave out"), ("FREQ=DAILY;", "single semicolons"),
        ("FREQ=DAILY;;COUNT=2", "single semicolons"),
        ("FREQ=DAILY;COUNT=", "NAME=VALUE"), ("FREQ=DAILY;COUNT=2;COUNT=3", "given twice"),
        ("FREQ=DAILY;RSCALE=HEBREW", "not a part"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20210716", "exclude each other"), ("FREQ=DAILY;COUNT=0", "expected 1 to"),
        ("FREQ=DAILY;COUNT=-1", "expected 1 to"), ("FREQ=DAILY;INTERVAL=0", "expected 1 to"),
        ("FREQ=DAILY;COUNT=two", "whole number"),
        ("FREQ=DAILY;INTERVAL=99999999999999999999", "whole number"),
        ("FREQ=DAILY;UNTIL=2021-07-16", "20210716T120000Z"),
        ("FREQ=DAILY;UNTIL=20210230", "not a date"), ("FREQ=DAILY;UNTIL=20210716T140000+0200", "not a date"),
        ("FREQ=DAILY;BYHOUR=24", "0 to 23"), ("FREQ=DAILY;BYMINUTE=60", "0 to 59"),
        ("FREQ=DAILY;BYSECOND=61", "0 to 60"),
        ("FREQ=DAILY;BYHOUR=8,", "whole number"), ("FREQ=DAILY;BYHOUR=8 ,9", "whole number"),
        ("FREQ=DAILY;BYMONTH=13", "1 to 12"),
        ("FREQ=DAILY;BYMONTH=0", "1 to 12"), ("FREQ=MONTHLY;BYMONTHDAY=0", "1 to 31"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "-1 to -31"),
        ("FREQ=YEARLY;BYYEARDAY=-367", "1 to 366"), ("FREQ=YEARLY;BYWEEKNO=54", "1 to 53"),
        ("FREQ=YEARLY;BYDAY=54MO", "1 to 53"),
        ("FREQ=MONTHLY;BYDAY=0MO", "1 to 53"), ("FREQ=MONTHLY;BYDAY=MON", "weekdays such as"),
        ("FREQ=MONTHLY;BYDAY=M", "weekdays such as"),
        ("FREQ=WEEKLY;WKST=MONDAY", "not a weekday"), ("FREQ=WEEKLY;BYDAY=2MO", "no meaning in WEEKLY"),
        ("FREQ=DAILY;BYDAY=-1MO", "no meaning in DAILY"),
        ("FREQ=HOURLY;BYDAY=1MO", "no meaning in HOURLY"), ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "beside BYWEEKNO"),
        ("FREQ=MONTHLY;BYWEEKNO=1", "FREQ=YEARLY only"), ("FREQ=DAILY;BYYEARDAY=1", "no meaning in DAILY"),
        ("FREQ=MONTHLY;BYYEARDAY=1", "no meaning in MONTHLY"), ("FREQ=WEEKLY;BYMONTHDAY=1", "no meaning in WEEKLY"),
        ("FREQ=DAILY;BYSETPOS=1", "another BY part"), ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", "1 to 366"),
    ])
    func `a rule that RFC 5545 forbids is refused with a remedy`(text: String, fragment: String) {
        let error = #expect(throws: InvalidRecurrenceRule.self) { try RecurrenceRule(parsing: text) }
        #expect(error?.description.contains(fragment) == true, "\(error?.description ?? "")")
    }

    @Test func `a weekly rule is made of weekdays without the chance of a mistake`() {
        let until = RecurrenceRule.End.until(.date(CivilDate(daysSinceEpoch: 0)))
        #expect(
            RecurrenceRule.weekly(on: [.friday, .monday, .friday], end: until).description
                == "FREQ=WEEKLY;UNTIL=19700101;BYDAY=MO,FR")
    }
}
