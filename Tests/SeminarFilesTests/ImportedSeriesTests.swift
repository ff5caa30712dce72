import CivilTime
import Foundation
import ICalendar
import SeminarCore
import SeminarFiles
import TestSupport
import Testing

/// Events that repeat: what a seminar's file can say, and what becomes of the rest.
@Suite struct ImportedSeriesTests {
    /// The events' texts, of one event with these lines in a calendar of Berlin's.
    private static func events(_ lines: String..., others: String = "") throws -> String {
        let calendar =
            "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Berlin\nBEGIN:VEVENT\nUID:1\nSUMMARY:Talk\n"
            + lines.joined(separator: "\n") + "\nEND:VEVENT\n" + others + "END:VCALENDAR\n"
        let text = try CalendarImport(CalendarDocument(parsing: Array(calendar.utf8))).text
        #expect(SeminarFile.parse(text, file: "import.yaml").errors.map(\.description) == [], "\(text)")
        return String(text[(text.firstRange(of: "events:")?.lowerBound ?? text.startIndex)...])
    }

    private static func override(_ lines: String...) -> String {
        "BEGIN:VEVENT\nUID:1\n" + lines.joined(separator: "\n") + "\nEND:VEVENT\n"
    }

    @Test func `a weekly event in UTC that crosses the change of clocks is written out, each at its instant`() throws {
        let text = try Self.events("DTSTART:20210322T130000Z", "DTEND:20210322T140000Z", "RRULE:FREQ=WEEKLY;COUNT=2")
        #expect(text.contains("  - id: talk-2021-03-22\n"))
        #expect(
            text.contains(
                "# it repeats by FREQ=WEEKLY;COUNT=2 in UTC, which cannot be said here; each time is an event, "
                    + "without reminders\n"))
        #expect(text.contains("\n    remind: []\n"))
        #expect(text.contains("    start: 2021-03-22 14:00\n") && text.contains("    start: 2021-03-29 15:00\n"))
    }

    @Test func `a rule in another zone is kept where both zones change their clocks alike`() throws {
        let text = try Self.events(
            "DTSTART;TZID=Europe/London:20210322T130000", "DTEND;TZID=Europe/London:20210322T140000",
            "RRULE:FREQ=WEEKLY;UNTIL=20210412T130000")
        #expect(
            text.contains("    weekly: [monday]\n    at: 14:00-15:00\n    from: 2021-03-22\n    through: 2021-04-12\n"))
    }

    @Test func `an endless rule stays one, with its exceptions, given as days too`() throws {
        let text = try Self.events(
            "DTSTART;TZID=Europe/Berlin:20210322T130000", "DURATION:PT90M", "RRULE:FREQ=WEEKLY",
            "EXDATE;VALUE=DATE:20210329,20350101", "EXDATE:20210405T110000Z")
        #expect(text.contains("    start: 2021-03-22 13:00\n    end: 2021-03-22 14:30\n    rrule: FREQ=WEEKLY\n"))
        #expect(text.contains("    except: [2021-03-29, 2021-04-05"))
    }

    @Test func `whole days that repeat are written out, and the first says so`() throws {
        let text = try Self.events(
            "DTSTART;VALUE=DATE:20210322", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20210329")
        #expect(text.contains("  - id: talk-2021-03-22\n    # it repeats by FREQ=WEEKLY;COUNT=3, which"))
        #expect(text.contains("    on: 2021-03-22\n") && text.contains("    on: 2021-04-05\n"))
        #expect(!text.contains("03-29"))
    }

    @Test func `a start that is off its rule takes place all the same, as calendars show it`() throws {
        let text = try Self.events(
            "DTSTART;TZID=Europe/Berlin:20210323T130000", "DTEND;TZID=Europe/Berlin:20210323T140000",
            "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2")
        #expect(text.contains("    also: [2021-03-23 13:00]\n"))
        #expect(text.contains("    from: 2021-03-29\n    through: 2021-04-05\n"))
    }

    @Test func `single occurrences are moved, get their own words, or are cancelled`() throws {
        let text = try Self.events(
            "DTSTART;TZID=Europe/Berlin:20210503T130000", "DTEND;TZID=Europe/Berlin:20210503T140000",
            "RRULE:FREQ=WEEKLY;COUNT=5",
            others: Self.override(
                "RECURRENCE-ID;TZID=Europe/Berlin:20210510T130000", "SUMMARY:Talk", "DTSTART:20210511T120000Z",
                "DTEND:20210511T140000Z")
                + Self.override(
                    "RECURRENCE-ID:20210517T110000Z", "SUMMARY:Guest", "DTSTART;TZID=Europe/Berlin:20210517T130000",
                    "DTEND;TZID=Europe/Berlin:20210517T140000")
                + Self.override("RECURRENCE-ID;VALUE=DATE:20210524", "STATUS:CANCELLED", "DTSTART:20210524T110000Z"))
        #expect(
            text.contains("    except: [2021-05-17, 2021-05-24]\n    moved: { 2021-05-10: 2021-05-11 14:00-16:00 }\n"))
        #expect(text.contains("# 2021-05-24 13:00 is cancelled in the calendar, and excepted here\n"))
        #expect(text.contains("    summary: Guest\n    start: 2021-05-17 13:00\n"))
    }

    @Test func `an occurrence that is moved onto another one becomes an event of its own`() throws {
        let text = try Self.events(
            "DTSTART;TZID=Europe/Berlin:20210503T130000", "DTEND;TZID=Europe/Berlin:20210503T140000",
            "RRULE:FREQ=WEEKLY;COUNT=3",
            others: Self.override(
                "RECURRENCE-ID;TZID=Europe/Berlin:20210510T130000", "SUMMARY:Talk",
                "DTSTART;TZID=Europe/Berlin:20210517T130000", "DTEND;TZID=Europe/Berlin:20210517T140000"))
        #expect(text.contains("    except: [2021-05-10]\n"))
        #expect(text.contains("  - id: talk-2021-05-17\n    summary: Talk\n    start: 2021-05-17 13:00\n"))
    }

    @Test func `an occurrence without its series is an event`() throws {
        let text = try Self.events(
            "RECURRENCE-ID:20210510T110000Z", "DTSTART:20210510T110000Z", "DTEND:20210510T120000Z")
        #expect(
            text == "events:\n  - id: talk\n    summary: Talk\n    start: 2021-05-10 13:00\n    end: 2021-05-10 14:00\n"
        )
    }

    @Test func `a moment that repeats lasts half an hour, and says so once`() throws {
        let text = try Self.events("DTSTART;TZID=Europe/Berlin:20210510T130000", "RRULE:FREQ=WEEKLY;COUNT=2")
        #expect(text.contains("    at: 13:00-13:30\n"))
        #expect(text.components(separatedBy: "it takes no time").count == 2)
    }

    @Test(arguments: [
        ("RRULE:FREQ=WEEKLY;BYDAY=XX", "    # not carried over: RRULE FREQ=WEEKLY;BYDAY=XX: "),
        ("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "which cannot be said here; each time is an event, without"),
        ("RRULE:FREQ=WEEKLY;COUNT=1\nEXDATE:20210510T110000Z", "events: []\n"),
        ("RRULE:FREQ=SECONDLY", "    rrule: FREQ=SECONDLY\n"),
        (
            "RDATE;VALUE=PERIOD:20210511T110000Z/PT3H",
            "    # its additional times have ends of their own in the calendar"
        ),
    ])
    func `odd rules end, and lose nothing without a word`(line: String, expected: String) throws {
        let text = try Self.events("DTSTART;TZID=Europe/Berlin:20210510T130000", "DURATION:PT1H", line)
        #expect(text.contains(expected), "\(text)")
    }
}
