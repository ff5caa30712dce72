import CivilTime
import Foundation
import TestSupport
import Testing

@testable import ICalendar

@Suite struct CalendarObjectTests {
    @Test func `a feed has its names, its zone and its events`() throws {
        var calendar = CalendarFixtures.calendar(try CalendarFixtures.event())
        (calendar.name, calendar.description) = ("Deep Learning", "Summer, 2021")
        (calendar.zone, calendar.refreshInterval) = (try CalendarFixtures.zone(), .seconds(3_600))
        (calendar.url, calendar.source) = ("https://example.org/", "https://example.org/tadl-ss21.ics")
        calendar.color = "teal"
        let bytes = try calendar.encoded()
        #expect(CalendarFixtures.text(of: bytes) == Self.feed)
        #expect(CalendarLint.complaints(about: bytes) == [])
    }

    private static let feed = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//example.org//seminard//EN
        CALSCALE:GREGORIAN
        NAME:Deep Learning
        X-WR-CALNAME:Deep Learning
        DESCRIPTION:Summer\\, 2021
        X-WR-CALDESC:Summer\\, 2021
        X-WR-TIMEZONE:Europe/Berlin
        REFRESH-INTERVAL;VALUE=DURATION:PT1H
        X-PUBLISHED-TTL:PT1H
        URL:https://example.org/
        SOURCE;VALUE=URI:https://example.org/tadl-ss21.ics
        COLOR:teal
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:DAYLIGHT
        DTSTART:19700329T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZNAME:CEST
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19701025T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZNAME:CET
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:meeting@tadl-ss21.example.org
        DTSTAMP:20210221T190000Z
        SEQUENCE:0
        DTSTART;TZID=Europe/Berlin:20210419T140000
        DTEND;TZID=Europe/Berlin:20210419T150000
        SUMMARY:First meeting
        END:VEVENT
        END:VCALENDAR

        """

    @Test func `the order of the events does not show`() throws {
        let events = try ["c", "a", "b"].map { try CalendarFixtures.event(uid: $0) }
        let (bytes, reversed) = (
            try CalendarObject(productIdentifier: "x", events: events).encoded(),
            try CalendarObject(productIdentifier: "x", events: events.reversed()).encoded()
        )
        #expect(bytes == reversed)
        let identifiers = CalendarFixtures.text(of: bytes).split(separator: "\n").filter { $0.hasPrefix("UID:") }
        #expect(identifiers == ["UID:a", "UID:b", "UID:c"])
    }

    @Test func `a calendar of days needs no zone`() throws {
        let event = try CalendarFixtures.event(
            start: CalendarFixtures.day("2021-04-12"), end: CalendarFixtures.day("2021-04-13"))
        let bytes = try CalendarFixtures.calendar(event).encoded()
        #expect(!CalendarFixtures.text(of: bytes).contains("VTIMEZONE"))
        #expect(CalendarLint.complaints(about: bytes) == [])
    }

    @Test func `a calendar without events has its zone left`() throws {
        var calendar = CalendarFixtures.calendar()
        calendar.zone = try CalendarFixtures.zone()
        let bytes = try calendar.encoded()
        #expect(CalendarFixtures.text(of: bytes).contains("BEGIN:VTIMEZONE\nTZID:Europe/Berlin\n"))
        #expect(CalendarLint.complaints(about: bytes) == [])
    }

    @Test func `a mail's calendar has its METHOD and needs an organizer`() throws {
        var calendar = CalendarFixtures.calendar(try CalendarFixtures.event())
        calendar.method = .publish
        #expect(throws: InvalidCalendar.self) { try calendar.encoded() }
        calendar.events[0].organizer = Organizer(name: "Office", email: "office@example.org")
        #expect(CalendarLint.complaints(about: try calendar.encoded(), as: .mail) == [])
    }

    @Test func `one UID is one event`() throws {
        let calendar = CalendarFixtures.calendar(try CalendarFixtures.event(), try CalendarFixtures.event())
        let refusal = #expect(throws: InvalidCalendar.self) { try calendar.encoded() }
        #expect(refusal?.description.contains("UID is used twice") == true)
    }

    @Test(arguments: [("2021-04-26 14:00", true), ("2021-04-27 14:00", false), ("2021-04-26 15:00", false)])
    func `an instance can be replaced where there is one`(original: String, isInstance: Bool) throws {
        var master = try CalendarFixtures.event()
        master.recurrence = try RecurrenceRule(parsing: "FREQ=WEEKLY")
        var moved = try CalendarFixtures.event(
            start: CalendarFixtures.time("2021-04-27 09:00"), end: CalendarFixtures.time("2021-04-27 10:00"))
        moved.recurrenceIdentifier = try CalendarFixtures.time(original)
        let calendar = CalendarFixtures.calendar(moved, master)
        guard isInstance else {
            #expect(throws: InvalidCalendar.self) { try calendar.encoded() }
            return
        }
        let bytes = try calendar.encoded()
        #expect(CalendarLint.complaints(about: bytes) == [])
        #expect(CalendarFixtures.text(of: bytes).contains("RECURRENCE-ID;TZID=Europe/Berlin:20210426T140000\nDTSTART"))
    }
}
