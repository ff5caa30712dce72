import CivilTime
import Foundation
import Testing

@testable import ICalendar

@Suite struct EventComponentTests {
    private static func text(_ event: EventComponent) throws -> String {
        CalendarFixtures.text(of: try event.encoded())
    }

    private static func line(_ name: String, of event: EventComponent) throws -> [String] {
        try text(event).split(separator: "\n").map(String.init).filter { $0.hasPrefix(name) }
    }

    @Test func `a timed event names its zone`() throws {
        let event = try CalendarFixtures.event()
        #expect(
            try Self.text(event) == """
                BEGIN:VEVENT
                UID:meeting@tadl-ss21.example.org
                DTSTAMP:20210221T190000Z
                SEQUENCE:0
                DTSTART;TZID=Europe/Berlin:20210419T140000
                DTEND;TZID=Europe/Berlin:20210419T150000
                SUMMARY:First meeting
                END:VEVENT

                """)
    }

    @Test func `an event with everything has one order`() throws {
        #expect(
            try Self.text(Self.fullEvent()) == """
                BEGIN:VEVENT
                UID:window@tadl-ss21.example.org
                DTSTAMP:20210221T190000Z
                CREATED:20210220T190000Z
                LAST-MODIFIED:20210221T190000Z
                SEQUENCE:3
                DTSTART;VALUE=DATE:20210225
                DTEND;VALUE=DATE:20210311
                SUMMARY:Preferences\\; papers
                DESCRIPTION:Select at least three papers.\\nhttps://example.org/form
                LOCATION:Room 00.08.038\\, Garching
                URL:https://example.org/form?a=b
                CONFERENCE;VALUE=URI;LABEL="Video: join":https://bbb.example.org/x
                CATEGORIES:seminar,a\\,b
                STATUS:TENTATIVE
                TRANSP:TRANSPARENT
                X-MICROSOFT-CDO-BUSYSTATUS:FREE
                CLASS:PUBLIC
                PRIORITY:1
                COLOR:teal
                ORGANIZER;CN="Esser, Pascal":mailto:esser@example.org
                BEGIN:VALARM
                ACTION:DISPLAY
                TRIGGER:-PT15M
                DESCRIPTION:soon
                END:VALARM
                END:VEVENT

                """)
    }

    private static func fullEvent() throws -> EventComponent {
        var event = try CalendarFixtures.event(
            uid: "window@tadl-ss21.example.org", start: CalendarFixtures.day("2021-02-25"),
            end: CalendarFixtures.day("2021-03-11"), summary: "Preferences; papers")
        event.created = CalendarFixtures.stamp.addingTimeInterval(-24 * 3_600)
        event.lastModified = CalendarFixtures.stamp
        event.sequence = 3
        event.description = "Select at least three papers.\nhttps://example.org/form"
        event.location = "Room 00.08.038, Garching"
        event.url = "https://example.org/form?a=b"
        event.conference = Conference(uri: "https://bbb.example.org/x", label: "Video: join")
        event.categories = ["seminar", "a,b"]
        (event.status, event.transparency, event.busyStatus) = (.tentative, .transparent, .free)
        (event.classification, event.priority, event.color) = (.everyone, 1, "teal")
        event.organizer = Organizer(name: "Esser, Pascal", email: "esser@example.org")
        event.alarms = [DisplayAlarm(before: .seconds(900), description: "soon")]
        return event
    }

    @Test func `what is empty is not written`() throws {
        var event = try CalendarFixtures.event()
        let bytes = try event.encoded()
        (event.description, event.location, event.url, event.categories) = ("", "", "", [""])
        #expect(try event.encoded() == bytes)
    }

    @Test(arguments: ["UTC", "Etc/UTC"])
    func `a zone that is UTC is written as Z`(zone: String) throws {
        let event = try CalendarFixtures.event(
            start: CalendarFixtures.time("2021-04-19 12:00", in: zone),
            end: CalendarFixtures.time("2021-04-19 13:00", in: zone))
        #expect(try Self.line("DT", of: event).dropFirst() == ["DTSTART:20210419T120000Z", "DTEND:20210419T130000Z"])
    }

    @Test func `equal events have equal bytes whatever the order of their exceptions`() throws {
        var event = try Self.officeHours("FREQ=WEEKLY;BYDAY=MO")
        event.exceptionTimes = try ["2021-05-24", "2021-04-26", "2021-05-24"].map {
            try CalendarFixtures.time("\($0) 14:00")
        }
        let exceptions = [
            "EXDATE;TZID=Europe/Berlin:20210426T140000", "EXDATE;TZID=Europe/Berlin:20210524T140000",
        ]
        #expect(try Self.line("EXDATE", of: event) == exceptions)
    }

    private static func officeHours(_ rule: String, start: String = "2021-04-12 14:00") throws -> EventComponent {
        let end = start.replacing("14:00", with: "15:00")
        var event = try CalendarFixtures.event(start: CalendarFixtures.time(start), end: CalendarFixtures.time(end))
        event.recurrence = try RecurrenceRule(parsing: rule)
        return event
    }

    @Test func `an exception that hits no occurrence is left out`() throws {
        var event = try Self.officeHours("FREQ=WEEKLY;BYDAY=MO")
        event.exceptionTimes = [
            try CalendarFixtures.time("2021-04-20 14:00"), try CalendarFixtures.time("2021-04-26 13:00"),
        ]
        #expect(try Self.line("EXDATE", of: event) == [])
    }

    /// A day is "through that day" in the zone of the event; clients want the instant of the last instance.
    @Test(arguments: [
        ("UNTIL=20210716", "UNTIL=20210716T120000Z"),
        ("UNTIL=20210717", "UNTIL=20210716T120000Z"),
        ("UNTIL=20210715T120000Z", "UNTIL=20210712T120000Z"),
        ("UNTIL=20210712T120000Z", "UNTIL=20210712T120000Z"),
        ("UNTIL=20210712T115959Z", "UNTIL=20210709T120000Z"),
        ("UNTIL=20211101", "UNTIL=20211101T130000Z"),
    ])
    func `UNTIL is UTC and names the last instance`(until: String, expected: String) throws {
        let event = try Self.officeHours("FREQ=WEEKLY;BYDAY=MO,FR;\(until)")
        #expect(try Self.line("RRULE", of: event) == ["RRULE:FREQ=WEEKLY;\(expected);BYDAY=MO,FR"])
    }

    @Test func `UNTIL is found where the rule's last years are empty`() throws {
        let event = try Self.officeHours("FREQ=YEARLY;INTERVAL=4;UNTIL=20280101", start: "2020-02-29 14:00")
        #expect(try Self.line("RRULE", of: event) == ["RRULE:FREQ=YEARLY;UNTIL=20240229T130000Z;INTERVAL=4"])
    }

    @Test func `UNTIL of days is a day`() throws {
        var event = try CalendarFixtures.event(
            start: CalendarFixtures.day("2021-04-12"), end: CalendarFixtures.day("2021-04-13"))
        event.recurrence = try RecurrenceRule(parsing: "FREQ=WEEKLY;UNTIL=20210501T120000Z")
        #expect(try Self.line("RRULE", of: event) == ["RRULE:FREQ=WEEKLY;UNTIL=20210426"])
    }
}
