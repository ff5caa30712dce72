import TestSupport
import Testing

@testable import ICalendar

/// The lint is only worth something if it sees what is wrong: a good feed, spoilt in one place each.
@Suite struct CalendarLintTests {
    private static let good = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//example.org//seminard//EN
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:a
        DTSTAMP:20210221T190000Z
        DTSTART;TZID=Europe/Berlin:20210419T140000
        DTEND;TZID=Europe/Berlin:20210419T150000
        RRULE:FREQ=WEEKLY;UNTIL=20210716T120000Z
        EXDATE;TZID=Europe/Berlin:20210426T140000
        SUMMARY:First\\, meeting
        ORGANIZER;CN=Office:mailto:office@example.org
        END:VEVENT
        END:VCALENDAR

        """

    private static func complaints(_ text: String) -> [String] {
        CalendarLint.complaints(about: Array(text.replacing("\n", with: "\r\n").utf8))
    }

    @Test func `a good feed has no complaints`() {
        #expect(Self.complaints(Self.good) == [])
    }

    @Test(arguments: [
        ("SUMMARY:First", "SUMMARY:\(String(repeating: "long ", count: 20))First", "octets"),
        ("UID:a\n", "UID:a\u{7}\n", "control character"),
        ("First\\, meeting", "First, meeting", "has to be escaped"),
        ("First\\, meeting", "First\\: meeting", "is no escape"),
        ("CN=Office", "CN=Office, Main", "has to be quoted"),
        ("CN=Office", "CN=Office: Main", "mailto"),
        ("CN=Office", "CN=\"Office", "NAME;PARAMETER"),
        ("DTSTAMP:20210221T190000Z", "DTSTAMP:20210221T190000", "DTSTAMP is not in UTC"),
        ("DTSTAMP:20210221T190000Z\n", "", "0 of DTSTAMP"),
        ("UNTIL=20210716T120000Z", "UNTIL=20210716T140000", "UTC for times"),
        ("UNTIL=20210716T120000Z", "UNTIL=20210716", "UTC for times"),
        ("DTSTART;TZID=Europe/Berlin", "DTSTART", "in no zone"),
        ("20210419T150000", "20210419T140000", "DTEND"),
        ("DTEND;TZID=Europe/Berlin:20210419T150000", "DTEND;VALUE=DATE:20210420", "one is a day"),
        ("EXDATE;TZID=Europe/Berlin:20210426T140000", "EXDATE;VALUE=DATE:20210426", "EXDATE is not"),
        ("EXDATE;TZID=Europe/Berlin:20210426T140000", "EXDATE:20210426T120000Z", "EXDATE is not"),
        ("20210426T140000", "20210426T130000", "names no instance"),
        ("20210426T140000", "20210427T140000", "names no instance"),
        ("20210426T140000", "20210412T140000", "names no instance"),
        ("TZID:Europe/Berlin", "TZID:Europe/Paris", "no VTIMEZONE"),
        ("VERSION:2.0\n", "VERSION:2.0\nUID:feed\n", "one event of many"),
        ("VERSION:2.0\n", "VERSION:2.0\nMETHOD:PUBLISH\n", "no METHOD"),
        (
            "END:VEVENT\n", "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT5M\nDESCRIPTION:x\nEND:VALARM\nEND:VEVENT\n",
            "VALARM"
        ),
        ("END:VEVENT\n", "", "closes nothing"),
        ("SUMMARY:", "\nSUMMARY:", "is empty"),
    ])
    func `what is wrong is seen`(part: String, spoilt: String, complaint: String) {
        let complaints = Self.complaints(Self.good.replacing(part, with: spoilt))
        #expect(complaints.contains { $0.contains(complaint) }, "\(complaints)")
    }

    private static let days = """
        BEGIN:VEVENT
        UID:days
        DTSTAMP:20210221T190000Z
        DTSTART;VALUE=DATE:20210412
        DTEND;VALUE=DATE:20210413
        RRULE:FREQ=WEEKLY;COUNT=3
        SUMMARY:Days
        END:VEVENT
        BEGIN:VEVENT
        UID:days
        DTSTAMP:20210221T190000Z
        RECURRENCE-ID;VALUE=DATE:20210419
        DTSTART;VALUE=DATE:20210421
        DTEND;VALUE=DATE:20210422
        SUMMARY:Days
        END:VEVENT
        END:VCALENDAR

        """

    @Test(arguments: [
        ("", "", nil), ("DTEND;VALUE=DATE:20210413", "DTEND;VALUE=DATE:20210412", "it is exclusive"),
        ("RECURRENCE-ID;VALUE=DATE:20210419", "RECURRENCE-ID;VALUE=DATE:20210420", "names no instance"),
        ("RECURRENCE-ID;VALUE=DATE:20210419", "RECURRENCE-ID:20210419T000000Z", "is not of the same type"),
        ("FREQ=WEEKLY;COUNT=3", "FREQ=WEEKLY;UNTIL=20210430T000000Z", "a day for days"),
        ("FREQ=WEEKLY;COUNT=3", "FREQ=WEEKLY;UNTIL=20210418", "names no instance"),
        ("RRULE:FREQ=WEEKLY;COUNT=3\n", "", "names no instance"),
    ])
    func `days, and what replaces one of them`(part: String, spoilt: String, complaint: String?) {
        let text = Self.good.replacing(
            "END:VCALENDAR\n", with: part.isEmpty ? Self.days : Self.days.replacing(part, with: spoilt))
        let complaints = Self.complaints(text)
        guard let complaint else { return #expect(complaints == []) }
        #expect(complaints.contains { $0.contains(complaint) }, "\(complaints)")
    }

    @Test func `two events with one UID are seen`() throws {
        let event = try #require(Self.good.firstRange(of: "BEGIN:VEVENT"))
        let text = Self.good[event.lowerBound...].replacing("END:VCALENDAR\n", with: "")
        let complaints = Self.complaints(Self.good.replacing("END:VCALENDAR", with: "\(text)END:VCALENDAR"))
        #expect(complaints == ["VEVENT a: its UID is used twice"])
    }

    @Test func `bare line feeds and divided characters are seen`() {
        #expect(CalendarLint.complaints(about: Array(Self.good.utf8)).contains { $0.contains("bare LF") })
        let divided = Array(Self.good.replacing("\n", with: "\r\n").utf8).replacing(
            Array("First".utf8), with: [0xC3] + Array("\r\n ".utf8) + [0xA4])
        #expect(CalendarLint.complaints(about: divided).contains { $0.contains("folded within a character") })
    }
}
