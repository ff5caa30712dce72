import Testing
import seminarctl

@Suite struct PresentationTests {
    private let presentation = Presentation(now: ControlTime("2021-03-07T08:00:00+01:00"))

    @Test(arguments: [
        ("2021-03-07T08:00:29+01:00", "now · Sun 7 Mar 08:00"),
        ("2021-03-07T08:01:00+01:00", "in 1 minute · Sun 7 Mar 08:01"),
        ("2021-03-07T07:15:00+01:00", "45 minutes ago · Sun 7 Mar 07:15"),
        ("2021-03-07T11:00:00+01:00", "in 3 hours · Sun 7 Mar 11:00"),
        ("2021-03-07T21:00:00+01:00", "today · Sun 7 Mar 21:00"),
        ("2021-03-08T08:00:00+01:00", "tomorrow · Mon 8 Mar 08:00"),
        ("2021-03-06T08:00:00+01:00", "yesterday · Sat 6 Mar 08:00"),
        ("2021-03-10T08:00:00+01:00", "in 3 days · Wed 10 Mar 08:00"),
        ("2021-04-04T08:00:00+02:00", "in 4 weeks · Sun 4 Apr 08:00"),
        ("2020-10-07T08:00:00+02:00", "4 months ago · Wed 7 Oct 2020 08:00"),
        ("2024-03-07T08:00:00+01:00", "in 3 years · Thu 7 Mar 2024 08:00"), ("soon", "soon"),
    ])
    func `a time is said relative to the daemon's now, and in full`(text: String, said: String) {
        #expect(presentation.time(text) == said)
    }

    @Test func `tomorrow is tomorrow where the seminar is`() {
        // 22:30 in London is 07:30 of the next day in Tokyo.
        let presentation = Presentation(now: ControlTime("2021-03-06T22:30:00+00:00"))
        #expect(presentation.time("2021-03-08T09:00:00+09:00") == "tomorrow · Mon 8 Mar 09:00")
    }

    @Test(arguments: [
        ("2021-03-10T00:00:00+01:00", "2021-03-11T00:00:00+01:00", "in 3 days · Wed 10 Mar"),
        ("2021-02-25T00:00:00+01:00", "2021-03-11T00:00:00+01:00", "now · Thu 25 Feb – Wed 10 Mar"),
        ("2021-03-07T00:00:00+01:00", "2021-03-08T00:00:00+01:00", "today · Sun 7 Mar"),
        ("2021-02-25T00:00:00+01:00", "2021-03-07T00:00:00+01:00", "yesterday · Thu 25 Feb – Sat 6 Mar"),
        ("2021-03-28T00:00:00+01:00", "2021-03-29T00:00:00+02:00", "in 3 weeks · Sun 28 Mar"),
        ("2021-02-28T00:00:00+01:00", "2021-03-01T00:00:00+01:00", "7 days ago · Sun 28 Feb"),
    ])
    func `days are said with the last one, not the one after it`(start: String, end: String, said: String) {
        #expect(presentation.span(from: start, to: end, allDay: true) == said)
    }

    @Test func `an appointment is said with its end`() {
        let said = presentation.span(from: "2021-04-19T14:00:00+02:00", to: "2021-04-19T16:00:00+02:00", allDay: false)
        #expect(said == "in 6 weeks · Mon 19 Apr 14:00 – 16:00")
    }

    @Test(arguments: [
        (true, [:], true), (false, [:], false), (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": ""], true),
        (true, ["TERM": "dumb"], false),
    ])
    func `colours are for terminals that were not told otherwise`(
        isTerminal: Bool, environment: [String: String], isStyled: Bool
    ) {
        #expect(Terminal.isStyled(isTerminal: isTerminal, environment: environment) == isStyled)
    }
}
