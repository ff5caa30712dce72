import SeminarFiles
import Testing

/// What is refused in `remind`; the entry stands in line 8 from column 14 on.
@Suite struct ReminderComplaintTests {
    @Test(arguments: [
        (
            "3 days befor",
            "8:14: \"3 days befor\" is no time for a reminder; expected \"3 days before\", \"2 hours before start\", "
                + "\"1 working day after due\", \"at opening\", \"on the day\" or \"on the last day at 09:00\""
        ),
        (
            "3 days before due",
            "8:14: \"3 days before due\": this kind of event has no \"due\"; expected one of start, end, opening, closing"
        ),
        (
            "2 hours before at 08:00",
            "8:14: \"2 hours before at 08:00\": a time of day goes only with days; "
                + "remove \"at …\" or count in days"
        ),
        (
            "{ when: at start, to: all of us }",
            "8:36: \"all of us\" does not fit here; expected enrolled, owing, organisers or all"
        ),
        ("{ to: all }", "8:14: a reminder lacks the key \"when\"; expected a moment such as \"3 days before\""),
        (
            "{ when: at start, template: ../x }",
            "8:42: \"../x\" is no name of a template; expected letters, digits, - and _, as in \"overdue\""
        ),
        (
            "{ when: at start, useful_until: 2021-01-32 }",
            "8:46: there is no day 2021-01-32; expected a day of the calendar"
        ),
        (
            "{ when: at start, until: x }",
            "8:32: unknown key \"until\" in a reminder; expected one of when, to, template, useful_until"
        ),
        (
            "{ when: at start, to: owing }",
            "8:14: nobody can owe event \"e\", which has no obligation; "
                + "give it an \"obligation\", or send the reminder to: enrolled"
        ),
        ("~", "8:14: an empty item in a list; fill it in or remove it"),
        (
            "7 days before, { when: 1 week before at 09:00 }",
            "8:29: event \"e\" has the reminder \"7 days before opening to enrolled\" twice, first in line 8; "
                + "remove one of them"
        ),
    ])
    func `a reminder that cannot be is refused`(entry: String, complaint: String) {
        let text = seminarText(event: "on: 2021-07-01\nremind: [\(entry)]")
        #expect(complaints(about: text) == [complaint])
    }

    @Test func `the same moment for others is another reminder`() {
        let text = seminarText(event: "on: 2021-07-01\nremind: [1 day before, { when: 1 day before, to: organisers }]")
        #expect(complaints(about: text) == [])
    }

    @Test func `a reminder alone is no list`() {
        #expect(
            complaints(about: seminarText(event: "on: 2021-07-01\nremind: 3 days before")) == [
                "8:13: a list is expected here, not a text; "
                    + "expected a list such as [7 days before, 1 day before], or [] for none"
            ])
    }

    @Test func `the lines of a shape are read, however its dates may be`() {
        let text = seminarText(event: "due: 2021-02-30\nremind: [at noon, at start]")
        #expect(complaints(about: text).count == 3)
    }

    @Test(arguments: ["SECONDLY", "MINUTELY"]) func `what takes place every minute is not reminded of`(
        frequency: String
    ) {
        let text = seminarText(
            event: "start: 2021-04-12 14:00", "duration: 1m", "rrule: FREQ=\(frequency);COUNT=9", "remind: [at start]")
        #expect(
            complaints(about: text) == [
                "10:14: event \"e\" takes place too often to be reminded of; "
                    + "write \"remind: []\", or a rule of FREQ=HOURLY or rarer"
            ])
    }
}
