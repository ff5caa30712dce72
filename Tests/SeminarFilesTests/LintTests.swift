import SeminarCore
import SeminarFiles
import Testing

/// What is allowed, but probably not meant.
@Suite struct LintTests {
    private func lints(_ text: String) throws -> [String] {
        let checked = SeminarFile.parse(text, file: "s.yaml")
        if let complaint = checked.errors.first { throw complaint }
        return try #require(checked.value).lints().map { $0.description.withoutFile }
    }

    private static let head = """
        organisers: [{ name: A, email: a@example.org }]
        holidays: [2021-05-13, 2021-05-24]

        """

    @Test(arguments: [
        ("due: 2021-05-04 18:00", []),
        (
            "due: 2021-05-04 18:00\nremind: [on the day at 19:00]",
            [
                "8:14: warning: the reminder \"on the day at 19:00\" of event \"e\" goes out at 2021-05-04 19:00, "
                    + "not before 2021-05-04 18:00; "
                    + "give it an earlier time, as in \"on the day at 07:00\", or use \"2 hours before\""
            ]
        ),
        (
            "start: 2021-05-04 07:30\nduration: 1h\nremind: [on the day]",
            [
                "9:14: warning: the reminder \"on the day\" of event \"e\" goes out at 2021-05-04 08:00, "
                    + "not before 2021-05-04 07:30; "
                    + "give it an earlier time, as in \"on the day at 07:00\", or use \"2 hours before\""
            ]
        ),
        (
            "due: 2021-05-04\nremind: [{ when: 1 day before, useful_until: 2021-05-01 }]",
            [
                "8:14: warning: the reminder \"1 day before due\" of event \"e\" is due at 2021-05-03 08:00, "
                    + "when it is of no use any more (until 2021-05-02 00:00); "
                    + "move it, or give it another \"useful_until\""
            ]
        ),
        (
            "due: 2021-05-04 18:00\nremind: [at due at 09:00]",
            [
                "8:14: warning: the reminder \"at due at 09:00\" of event \"e\" goes out at 18:00, not at 09:00; "
                    + "write \"on the day at 09:00\", or leave out the time"
            ]
        ),
        ("due: 2021-05-04\nremind: [at due at 09:00]", []),
        ("due: 2021-05-04\nremind: [1 day after, { when: on the day at 23:00, to: all }]", []),
    ])
    func `a reminder after its deadline`(keys: String, expected: [String]) throws {
        #expect(try lints(seminarText(event: keys, head: Self.head)) == expected)
    }

    @Test(arguments: [
        ("on: 2021-05-24", ["7:5: warning: event \"e\" is on 2021-05-24, a holiday; check the date"]),
        ("due: 2021-05-13 12:00", ["7:5: warning: event \"e\" is on 2021-05-13, a holiday; check the date"]),
        ("from: 2021-05-13\nthrough: 2021-05-24", []),
        (
            "rrule: FREQ=WEEKLY\nstart: 2021-05-03 10:00\nduration: 1h",
            [
                "7:5: warning: event \"e\" is on 2021-05-24, a holiday; "
                    + "add it to \"except\" if it does not take place"
            ]
        ),
        ("weekly: monday\nat: 10:00-11:00\nfrom: 2021-05-03\nthrough: 2021-06-30", []),
        ("on: 2021-05-24\ncancelled: true", []),
    ])
    func `an event on a holiday`(keys: String, expected: [String]) throws {
        #expect(try lints(seminarText(event: keys, head: Self.head)) == expected)
    }

    @Test(arguments: ["start: 2021-03-28 02:30\nend: 2021-03-28 04:00", "due: 2021-03-28 02:30"])
    func `a wall time that the clocks leave out`(keys: String) throws {
        #expect(
            try lints(seminarText(event: keys)) == [
                "7:5: warning: the clocks leave out 2021-03-28 02:30: they are set forward to 03:00; "
                    + "it is read as 03:30; write the time that is meant"
            ])
    }

    @Test func `one occurrence in a gap is enough for one complaint`() throws {
        let text = seminarText(event: "rrule: FREQ=DAILY\nstart: 2021-01-01 02:30\nduration: 1h")
        #expect(
            try lints(text) == [
                "7:5: warning: the clocks leave out 2021-03-28 02:30, when this would take place; "
                    + "it does not take place on that day; choose another time of day if it should"
            ])
    }

    @Test func `two timed events that overlap`() throws {
        let other = """
              - { id: f, summary: F, start: 2021-04-19 15:00, duration: 2h }
              - { id: g, summary: G, start: 2021-04-19 17:00, duration: 1h }
              - { id: h, summary: H, start: 2021-04-19 15:00, duration: 2h, cancelled: true }
              - { id: i, summary: I, due: 2021-04-19 15:30 }

            """
        let text = seminarText(
            event: "weekly: monday\nat: 14:00-16:00\nfrom: 2021-04-12\nthrough: 2021-05-30", head: other)
        #expect(
            try lints(text)
                == ["11:26: warning: event \"f\" overlaps event \"e\" at 2021-04-19 15:00; move one of them"])
    }

    @Test func `the weekly one of two overlapping events can be excepted`() throws {
        let text = seminarText(
            event: "start: 2021-04-19 14:00\nduration: 2h",
            head: "  - { id: f, summary: F, weekly: monday, at: 14:00-15:00, from: 2021-04-12, through: 2021-05-30 }\n")
        #expect(
            try lints(text) == [
                "9:26: warning: event \"f\" overlaps event \"e\" at 2021-04-19 14:00; "
                    + "add 2021-04-19 to \"except\", or move one of them"
            ])
    }

    @Test func `a decision that may come after the beginning`() throws {
        let text = seminarText(event: "between: 2021-07-26\nand: 2021-07-31\ndecide_by: 2021-07-27")
        #expect(
            try lints(text)
                == ["9:5: warning: event \"e\" is decided when it may have begun; expected a day before 2021-07-26"])
    }

    @Test(arguments: [
        ("quiet_hours: 21:00-07:00", []),
        (
            "quiet_hours: 07:00-03:00\nremind_at: 04:00",
            [
                "8:1: warning: the quiet hours take most of the day; "
                    + "the first time is when quiet begins, the second when it ends, as in 21:00-07:00"
            ]
        ),
        (
            "quiet_hours: 21:00-09:00",
            [
                "8:1: warning: 08:00, when reminders go out, is within the quiet hours; "
                    + "choose a time outside of them; as it is, they wait until 09:00"
            ]
        ),
        (
            "remind_at: \"06:00\"\nquiet_hours: 21:00-07:00",
            [
                "8:1: warning: 06:00, when reminders go out, is within the quiet hours; "
                    + "choose a time outside of them; as it is, they wait until 07:00"
            ]
        ),
        (
            "quiet_hours: 21:00-07:00\nreminders: { day: [1 day before at 22:00] }",
            [
                "9:20: warning: the reminder \"1 day before opening at 22:00\" goes out within the quiet hours; "
                    + "choose a time outside of them; as it is, it waits until 07:00"
            ]
        ),
    ])
    func `quiet hours that swallow what is sent`(head: String, expected: [String]) throws {
        #expect(try lints(seminarText(event: "on: 2021-03-10", head: head)) == expected)
    }

    @Test func `mail to organisers where there are none`() throws {
        let text = seminarText(
            event: "on: 2021-03-10\naudience: organisers\nremind: [{ when: at opening, to: all }, at start at 09:00]")
        #expect(try lints(text).count == 2)
    }
}
