import CivilTime
import Foundation
import ICalendar
import TestSupport
import Testing

@Suite struct CalendarDocumentTests {
    /// An event with these lines; they begin in line 3.
    private static func event(_ lines: String..., lineBreak: String = "\r\n") throws -> DocumentComponent {
        let all = ["BEGIN:VCALENDAR", "BEGIN:VEVENT"] + lines + ["END:VEVENT", "END:VCALENDAR"]
        let document = try CalendarDocument(parsing: Array(all.joined(separator: lineBreak).utf8))
        return try #require(document.components("VEVENT").first)
    }

    @Test(arguments: ["\r\n", "\n"])
    func `folds by spaces and tabs are undone, also within a character`(lineBreak: String) throws {
        var bytes = Array("BEGIN:VCALENDAR\(lineBreak)BEGIN:VEVENT\(lineBreak)SUMMARY:Caf".utf8)
        bytes += [0xC3] + Array("\(lineBreak) ".utf8) + [0xA9] + Array(" and\(lineBreak)\t tea\(lineBreak)".utf8)
        bytes += Array("END:VEVENT\(lineBreak)END:VCALENDAR\(lineBreak)".utf8)
        let document = try CalendarDocument(parsing: bytes)
        #expect(document.components("VEVENT").first?.property("SUMMARY")?.text == "Café and tea")
    }

    @Test func `parameters are quoted, several, encoded, or words alone`() throws {
        let event = try Self.event(
            "ATTENDEE;CN=\"Berg; Anna: ^'A^'^^\";MEMBER=\"a:1\",\"b:2\";RSVP:mailto:anna@example.org",
            "dtstart;tzid=(UTC+01:00) Amsterdam, Berlin:20210419T140000")
        let attendee = try #require(event.property("ATTENDEE"))
        #expect(attendee.parameter("CN") == "Berg; Anna: \"A\"^")
        #expect(attendee.parameter("MEMBER") == "a:1,b:2")
        #expect(attendee.parameters.last?.name == "RSVP" && attendee.parameters.last?.values == [])
        #expect(attendee.value == "mailto:anna@example.org")
        let start = try #require(event.property("DTSTART"))
        #expect(start.parameter("TZID") == "(UTC+01:00) Amsterdam, Berlin")
        #expect(start.value == "20210419T140000")
    }

    @Test func `texts are unescaped, and lists split where nothing is escaped`() throws {
        let event = try Self.event(
            "DESCRIPTION:One\\, two\\; three\\\\\\nfour\\Nfive\u{7}\u{2028}six", "CATEGORIES:a\\,b, c ,,d")
        #expect(event.property("DESCRIPTION")?.text == "One, two; three\\\nfour\nfive\nsix")
        #expect(event.property("CATEGORIES")?.texts == ["a,b", "c", "d"])
    }

    @Test func `times are days, floating, in UTC, or in a zone by its name`() throws {
        let wall = try #require(WallTime("2021-04-19 14:00"))
        let event = try Self.event(
            "A:20210419", "B:20210419T140000", "C:20210419T120000Z", "D;TZID=Europe/Berlin:20210419T1400",
            "E:20210419T120000Z/PT1H,20210420")
        let times = try event.properties.map { try $0.times() }
        let instant = Zone.utc.instant(try #require(WallTime("2021-04-19 12:00")))
        #expect(times[0] == [.date(wall.date)])
        #expect(times[1] == [.floating(wall)])
        #expect(times[2] == [.utc(instant)])
        #expect(times[3] == [.zoned(wall, "Europe/Berlin")])
        #expect(times[4] == [.utc(instant), .date(wall.date.adding(days: 1))])
    }

    @Test(arguments: [
        ("PT1H30M", 0, 5_400), ("P1W", 7, 0), ("P1DT2H", 1, 7_200), ("-PT15M", 0, -900), ("+P2D", 2, 0),
    ])
    func `durations are days and seconds`(text: String, days: Int, seconds: Int) throws {
        let duration = try #require(try Self.event("DURATION:\(text)").property("DURATION")).duration()
        #expect(duration == DocumentDuration(days: days, seconds: seconds))
    }

    @Test(arguments: ["P", "PT", "1H", "P1H", "PT1D", "P99999999999D", "PT1H2"])
    func `what is no duration is refused with its line`(text: String) throws {
        let property = try #require(try Self.event("DURATION:\(text)").property("DURATION"))
        let error = #expect(throws: CalendarSyntaxError.self) { try property.duration() }
        #expect(error?.line == 3)
    }

    @Test func `of several calendars in a file all events are read, and blank lines do not matter`() throws {
        let one = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n\nEND:VEVENT\nEND:VCALENDAR\n\n"
        let document = try CalendarDocument(parsing: [0xEF, 0xBB, 0xBF] + Array((one + one).utf8))
        #expect(document.components("VEVENT").count == 2)
    }
}
