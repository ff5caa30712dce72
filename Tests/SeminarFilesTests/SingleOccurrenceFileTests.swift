import CivilTime
import SeminarCore
import SeminarFiles
import Testing

/// `moved` and `also`: the keys stand in line 11 and 12 of the file.
@Suite struct SingleOccurrenceFileTests {
    private static let weekly =
        "weekly: [monday, friday]\nat: 14:00-15:00\nfrom: 2021-05-01\nthrough: 2021-05-31"
    private static let holidays = "holidays: [2021-05-24]"

    private func occurrences(_ lines: String..., head: String = holidays) throws -> [String] {
        try event(lines.joined(separator: "\n"), head: head).schedule
            .occurrences(in: Zone(identifier: "Europe/Berlin")).map { occurrence in
                guard case .timed(let from, let to) = occurrence else { return "all day" }
                return "\(from) \(to.date == from.date ? "" : "\(to.date) ")\(to.time)"
            }
    }

    @Test(arguments: [
        ("2021-05-11 16:00-17:30", "2021-05-11 16:00 17:30"), ("2021-05-11 16:00", "2021-05-11 16:00 17:00"),
        ("2021-05-11", "2021-05-11 14:00 15:00"), ("15:00-16:00", "2021-05-10 15:00 16:00"),
        ("\"15:00 – 16:00\"", "2021-05-10 15:00 16:00"), ("2021-05-11T23:30", "2021-05-11 23:30 2021-05-12 00:30"),
    ])
    func `what a move does not say stays as it was`(new: String, expected: String) throws {
        let moved = try occurrences(Self.weekly, "moved: { 2021-05-10: \(new) }")
        #expect(moved.contains(expected))
        #expect(moved.count == 8)
        #expect(
            try moved.filter { $0 != expected } == occurrences(Self.weekly).filter { $0 != "2021-05-10 14:00 15:00" })
    }

    @Test func `several are moved, in lines of their own, and others added, one of them on a holiday`() throws {
        let lines = "moved:\n  2021-05-03: 2021-05-04\n  2021-05-31 14:00: 2021-06-01 10:00-12:00"
        #expect(
            try occurrences(Self.weekly, lines, "also: [2021-05-24, 2021-05-12 09:00, 2021-04-30 10:00]") == [
                "2021-04-30 10:00 11:00", "2021-05-04 14:00 15:00", "2021-05-07 14:00 15:00",
                "2021-05-10 14:00 15:00", "2021-05-12 09:00 10:00", "2021-05-14 14:00 15:00",
                "2021-05-17 14:00 15:00", "2021-05-21 14:00 15:00", "2021-05-24 14:00 15:00",
                "2021-05-28 14:00 15:00", "2021-06-01 10:00 12:00",
            ])
    }

    @Test func `of a day with several occurrences one is named by its time`() throws {
        let rule = "start: 2021-05-03 09:00\nduration: 1h\nrrule: FREQ=DAILY;BYHOUR=9,14;COUNT=4"
        #expect(
            try occurrences(rule, "moved: { 2021-05-03 14:00: 16:00-18:00 }", "also: [2021-05-06]", head: "") == [
                "2021-05-03 09:00 10:00", "2021-05-03 16:00 18:00", "2021-05-04 09:00 10:00",
                "2021-05-04 14:00 15:00", "2021-05-06 09:00 10:00",
            ])
        let text = seminarText(event: rule, "moved: { 2021-05-03: 16:00-18:00 }")
        #expect(
            complaints(about: text) == [
                "10:14: event \"e\" takes place several times on 2021-05-03; say which one is meant, "
                    + "as 2021-05-03 09:00"
            ])
    }

    @Test(arguments: [
        (
            "2021-05-11: 2021-05-12",
            "14: event \"e\" does not take place on 2021-05-11; expected when one takes place, such as 2021-05-14"
        ),
        (
            "2021-05-10 13:00: 2021-05-12",
            "14: event \"e\" does not take place at 2021-05-10 13:00; "
                + "expected when one takes place, such as 2021-05-10 14:00"
        ),
        (
            "2021-05-24: 2021-05-25",
            "14: 2021-05-24 is a holiday, on which event \"e\" does not take place; "
                + "write the new time under \"also\""
        ),
        (
            "2021-05-28: 2021-05-27",
            "14: 2021-05-28 is in \"except\" and cannot be moved; write the new time under \"also\""
        ),
        ("2021-05-10: 16:00-15:00", "26: what is moved ends before it starts; expected an end after 16:00"),
        ("2021-05-10: 16:00-16:00", "26: what is moved takes no time; expected an end after 16:00"),
        ("2021-05-10: 14:00-15:00", "26: 2021-05-10 14:00 is moved to where it is; correct or remove it"),
        (
            "2021-05-10: 2021-05-14",
            "26: event \"e\" takes place at 2021-05-14 14:00 already; "
                + "expected a time at which no other occurrence begins"
        ),
        (
            "2021-05-10: 2021-05-12, 2021-05-14: 2021-05-12",
            "50: event \"e\" takes place at 2021-05-12 14:00 already; "
                + "expected a time at which no other occurrence begins"
        ),
        (
            "2021-05-10: 2021-05-12, 2021-05-10 14:00: 2021-05-13",
            "38: the occurrence at 2021-05-10 14:00 is moved twice; keep one of the two"
        ),
        (
            "2021-05-10: 2021-05-12, 2021-05-10: 2021-05-13",
            "38: the key \"2021-05-10\" is given twice, first in line 12; keep one of them"
        ),
        ("2021-05-10: 2021-05-32", "26: there is no day 2021-05-32; expected a day of the calendar"),
        (
            "May 10: 2021-05-11",
            "14: \"May 10\" is not a day with or without a time; "
                + "expected a day with or without a time such as 2021-05-10 or 2021-05-10 14:00"
        ),
        (
            "2021-05-10: later",
            "26: \"later\" is not a new time; expected a new time such as 2021-05-11 15:00-16:00, "
                + "2021-05-11 15:00, 2021-05-11 alone or 15:00-16:00 alone"
        ),
        (
            "2021-05-10",
            "14: the key \"2021-05-10\" has no value; "
                + "expected a day and its new times such as { 2021-05-10: 2021-05-11 15:00-16:00 }"
        ),
    ])
    func `a move that cannot be is refused where it stands`(moved: String, complaint: String) {
        let text = seminarText(
            event: Self.weekly, "except: [2021-05-28]\nmoved: { \(moved) }", head: Self.holidays)
        #expect(complaints(about: text) == ["12:" + complaint])
    }

    @Test(arguments: [
        ("2021-05-14", "12: event \"e\" takes place at 2021-05-14 14:00 anyway; correct or remove it"),
        ("2021-05-12, 2021-05-12 14:00", "24: 2021-05-12 14:00 is given twice; keep one of the two"),
        ("2021-05-28", "12: 2021-05-28 is in \"except\" as well; keep one of the two"),
        (
            "2021-05-10",
            "12: 2021-05-10 14:00 is the time from which \"moved\" moves an occurrence; "
                + "list the new time here instead"
        ),
        (
            "14:00",
            "12: \"14:00\" is not a day with or without a time; "
                + "expected a day with or without a time such as 2021-05-10 or 2021-05-10 14:00"
        ),
    ])
    func `an addition that is none is refused`(also: String, complaint: String) {
        let text = seminarText(
            event: Self.weekly, "except: [2021-05-28]\nmoved: { 2021-05-10: 2021-05-11 }", "also: [\(also)]",
            head: Self.holidays)
        #expect(complaints(about: text) == ["13:" + complaint])
    }

    @Test func `an addition and a move to the same time are one too many`() {
        let text = seminarText(event: Self.weekly, "moved: { 2021-05-10: 2021-05-11 }", "also: [2021-05-11]")
        #expect(
            complaints(about: text) == [
                "11:26: event \"e\" takes place at 2021-05-11 14:00 already; "
                    + "expected a time at which no other occurrence begins"
            ])
    }

    @Test func `only what repeats has single occurrences, and both have their form`() {
        let single = complaints(about: seminarText(event: "on: 2021-05-10", "moved: { 2021-05-10: 2021-05-11 }"))
        #expect(single.count == 1 && single[0].hasPrefix("8:5: event \"e\" has both \"on\" and \"moved\""))
        let text = seminarText(event: Self.weekly, "moved: [2021-05-10]\nalso: 2021-05-12")
        #expect(
            complaints(about: text) == [
                "11:12: keys and values are expected here, not a list; "
                    + "expected a day and its new times such as { 2021-05-10: 2021-05-11 15:00-16:00 }",
                "12:11: a list is expected here, not a text; "
                    + "expected a list of days and times such as [2021-05-12 14:00]",
            ])
    }

    @Test func `what is moved onto a holiday or into a gap of the clocks is warned of, what is added on purpose not`() {
        let text = seminarText(
            event: "weekly: monday\nat: 14:00-15:00\nfrom: 2021-03-01\nthrough: 2021-03-29",
            "moved: { 2021-03-08: 2021-03-19, 2021-03-22: 2021-03-28 02:30 }\nalso: [2021-03-28 02:15, 2021-03-18]",
            head: "holidays: [2021-03-18, 2021-03-19]")
        let lints = SeminarFile.parse(text, file: "s.yaml").value?.lints().map { $0.description.withoutFile } ?? []
        #expect(
            lints == [
                "11:5: warning: event \"e\" is moved to 2021-03-19, a holiday; check the date",
                "11:5: warning: the clocks leave out 2021-03-28 02:30: they are set forward to 03:00; "
                    + "it is read as 03:30; write the time that is meant",
                "12:5: warning: the clocks leave out 2021-03-28 02:15: they are set forward to 03:00; "
                    + "it is read as 03:15; write the time that is meant",
            ])
    }

    @Test func `a moved occurrence that overlaps another event is not to be excepted, but moved elsewhere`() {
        let text = """
            seminar: s
            title: T
            time_zone: Europe/Berlin
            events:
              - { id: a, summary: S, start: 2021-05-11 14:30, duration: 1h }
              - id: b
                summary: S
                weekly: monday
                at: 14:00-15:00
                from: 2021-05-03
                through: 2021-05-31
                moved: { 2021-05-10: 2021-05-11 }
            """
        let lints = SeminarFile.parse(text, file: "s.yaml").value?.lints().map { $0.description.withoutFile }
        #expect(
            lints == ["8:5: warning: event \"b\" overlaps event \"a\" at 2021-05-11 14:30; move one of them"])
    }
}
