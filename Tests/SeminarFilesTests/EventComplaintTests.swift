import SeminarFiles
import Testing

/// What is refused in an event: its keys, and the lines that complain; the first key stands in line 7.
@Suite struct EventComplaintTests {
    private static let forms =
        "on, from + through, start + end, due, between + and + decide_by, weekly + at + from + through, "
        + "or rrule + start + end"

    @Test(arguments: [
        ("on: yes", "7:9: \"yes\" is not a date; expected a date such as 2021-03-10"),
        ("on: 2021-02-30", "7:9: there is no day 2021-02-30; expected a day of the calendar"),
        ("on: 2021-3-1", "7:9: \"2021-3-1\" is not a date; expected a date such as 2021-03-10"),
        ("on: [2021-03-10]", "7:9: a text is expected here, not a list; expected a date such as 2021-03-10"),
        ("", "5:5: event \"e\" does not say when it is; expected one of \(forms)"),
        (
            "on: 2021-03-10\ndue: 2021-03-11",
            "8:5: event \"e\" has both \"on\" and \"due\"; an event has exactly one of \(forms)"
        ),
        ("through: 2021-03-01", "7:5: event \"e\" has \"through\" without \"from\"; expected one of \(forms)"),
        (
            "from: 2021-03-10\nthrough: 2021-03-09",
            "8:5: event \"e\" ends before it starts; expected a day from 2021-03-10 on"
        ),
        ("from: 2021-03-10", "5:5: event \"e\" lacks the key \"through\"; expected a date such as 2021-03-10"),
        ("from: 2021-03-10\nthrough:", "8:5: the key \"through\" has no value; expected a date such as 2021-03-10"),
        (
            "start: 2021-04-19 14:00\nend: 2021-04-19 13:00",
            "8:5: event \"e\" ends before it starts; expected an end after 2021-04-19 14:00"
        ),
        (
            "start: 2021-04-19 14:00\nend: 2021-04-19 14:00",
            "8:5: event \"e\" takes no time; expected an end after 2021-04-19 14:00"
        ),
        (
            "start: 2021-04-19 14:00\nend: 16:00",
            "8:10: \"16:00\" is not a date and time; expected a date and time such as 2021-04-19 14:00"
        ),
        (
            "start: 2021-04-19 14:00\nduration: 2 days",
            "8:15: \"2 days\" is not a duration; expected a duration such as 2h, 90m, 1h30m or 2 hours"
        ),
        (
            "start: 2021-04-19 14:00\nduration: 0h",
            "8:5: event \"e\" takes no time; expected a duration such as 2h, 90m, 1h30m or 2 hours"
        ),
        (
            "start: 2021-04-19 14:00\nend: 2021-04-19 15:00\nduration: 1h",
            "9:5: event \"e\" has both \"end\" and \"duration\"; keep one of them"
        ),
        (
            "due: 3 May",
            "7:10: \"3 May\" is not a date with or without a time; "
                + "expected a date with or without a time such as 2021-05-03 or 2021-05-03 18:00"
        ),
        (
            "between: 2021-07-26\nand: 2021-07-20\ndecide_by: 2021-07-01",
            "8:5: event \"e\" ends before it starts; expected a day from 2021-07-26 on"
        ),
        (
            "between: 2021-07-26\nand: 2021-07-27\ndecide_by: 2021-07-28",
            "9:5: event \"e\" is decided after it is over; expected a day before 2021-07-26"
        ),
    ])
    func `a date that is none is refused`(keys: String, complaint: String) {
        #expect(complaints(about: seminarText(event: keys)) == [complaint])
    }

    @Test(arguments: [
        ("weekly: []\nat: 14:00-15:00", "7:13: event \"e\" has no weekday; expected a list such as [monday, friday]"),
        ("weekly: [munday]\nat: 14:00-15:00", "7:14: \"munday\" is no weekday; did you mean \"monday\"?"),
        (
            "weekly: monday\nat: 14:00",
            "8:9: \"14:00\" is not a span of time; expected a span of time such as 14:00-15:00"
        ),
        ("weekly: monday\nat: 15:00-14:00", "8:5: event \"e\" ends before it starts; expected an end after 15:00"),
        (
            "weekly: sunday\nat: 14:00-15:00",
            "7:5: event \"e\" never occurs; "
                + "expected one of its weekdays from 2021-04-12 through 2021-04-16, and no holiday"
        ),
        (
            "weekly: monday\nat: 14:00-15:00\nexcept: [2021-04-12]",
            "7:5: event \"e\" never occurs; "
                + "expected one of its weekdays from 2021-04-12 through 2021-04-16, and no holiday"
        ),
        (
            "weekly: [monday, tuesday]\nat: 14:00-15:00\nexcept: [2021-04-31]",
            "9:14: there is no day 2021-04-31; expected a day of the calendar"
        ),
        (
            "weekly: [monday, tuesday]\nat: 14:00-15:00\nexcept: [2021-04-14]",
            "9:14: warning: 2021-04-14 is excepted, but nothing takes place on it anyway; correct or remove it"
        ),
    ])
    func `a weekly event that cannot be is refused`(keys: String, complaint: String) {
        let text = seminarText(event: keys, "from: 2021-04-12\nthrough: 2021-04-16")
        #expect(complaints(about: text) == [complaint])
    }

    @Test(arguments: [
        (
            "FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2",
            "9:5: event \"e\" never occurs; expected a rule that matches a day from 2021-01-01 on that is not excepted"
        ),
        (
            "FREQ=DAILY;COUNT=1",
            "9:5: event \"e\" never occurs; expected a rule that matches a day from 2021-01-01 on that is not excepted"
        ),
        (
            "FREQ=WEAKLY",
            "9:5: the rule of event \"e\" cannot be read: FREQ=WEAKLY is not a frequency; "
                + "expected one of YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY"
        ),
    ])
    func `a rule that never occurs or cannot be read is refused`(rule: String, complaint: String) {
        let text = seminarText(event: "start: 2021-01-01 10:00\nduration: 1h\nrrule: \(rule)\nexcept: [2021-01-01]")
        #expect(complaints(about: text).filter { !$0.contains("warning") } == [complaint])
    }

    @Test(arguments: [
        ("sumary: x", "8:5: unknown key \"sumary\" in an event; did you mean \"summary\"?"),
        ("Decide-By: x", "8:5: unknown key \"Decide-By\" in an event; did you mean \"decide_by\"?"),
        (
            "url: javascript:alert(1)",
            "8:10: \"javascript:alert(1)\" is not a link; "
                + "expected a link that begins with https:// or http:// or mailto:"
        ),
        (
            "url: https://",
            "8:10: the link \"https://\" names no host; "
                + "expected a link that begins with https:// or http:// or mailto:"
        ),
        (
            "url: https://e.org/a b",
            "8:10: the link \"https://e.org/a b\" holds a space or another character that links cannot hold; "
                + "write it percent-encoded, as a browser's address bar copies it"
        ),
        ("color: blu", "8:12: \"blu\" is no colour name of CSS; did you mean \"blue\"?"),
        ("priority: 10", "8:15: \"10\" does not fit here; expected a whole number from 0 to 9"),
        ("audience: everyone", "8:15: \"everyone\" does not fit here; expected enrolled, all or organisers"),
        ("cancelled: yes", "8:16: \"yes\" does not fit here; expected true or false"),
        ("obligation: My report", "8:17: \"My report\" is no id; expected 1 to 64 of the characters a-z, 0-9 and -"),
        (
            "categories: talk",
            "8:17: a list is expected here, not a text; expected a list such as [talk, online]"
        ),
        (
            "location: \"a\\nb\"",
            "8:15: \"a⏎b\" is not one line of text; expected a text without line breaks"
        ),
        ("description: \"\\x07\"", "8:18: \"␇\" holds a control character; remove it"),
        ("location: \"\"", "8:15: the text is empty; expected a text; or remove the key"),
    ])
    func `a detail that does not fit is refused`(key: String, complaint: String) {
        #expect(complaints(about: seminarText(event: "on: 2021-03-10", key)) == [complaint])
    }
}
