import CivilTime
import Foundation

@testable import ICalendar

/// Events and calendars that default all that a test is not about.
enum CalendarFixtures {
    static let stamp = Date(timeIntervalSince1970: 1_613_934_000)  // 2021-02-21 19:00 UTC

    static func zone(_ identifier: String = "Europe/Berlin") throws -> Zone {
        try Zone(identifier: identifier)
    }

    static func date(_ text: String) throws -> CivilDate {
        try required(CivilDate(text), text)
    }

    static func time(_ text: String, in zone: String = "Europe/Berlin") throws -> EventTime {
        .zoned(try required(WallTime(text), text), try Zone(identifier: zone))
    }

    static func day(_ text: String) throws -> EventTime {
        .date(try date(text))
    }

    static func event(
        uid: String = "meeting@tadl-ss21.example.org", start: EventTime? = nil, end: EventTime? = nil,
        summary: String = "First meeting"
    ) throws -> EventComponent {
        EventComponent(
            uid: uid, stamp: stamp, start: try start ?? time("2021-04-19 14:00"),
            end: try end ?? time("2021-04-19 15:00"), summary: summary)
    }

    static func calendar(_ events: EventComponent...) -> CalendarObject {
        CalendarObject(productIdentifier: "-//example.org//seminard//EN", events: events)
    }

    /// Content lines, ended by LF for the sake of the tests' sources.
    static func text(of bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    }

    static func text(of component: TimeZoneComponent) -> String {
        var writer = ContentLineWriter()
        component.write(to: &writer)
        return text(of: writer.bytes)
    }

    static func calendarText(of component: TimeZoneComponent) -> String {
        var writer = ContentLineWriter()
        writer.begin(.calendar)
        writer.write(ContentLine(.version, .token("2.0")))
        writer.write(ContentLine(.productIdentifier, .text("-//example.org//seminard//EN")))
        component.write(to: &writer)
        writer.end(.calendar)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private struct Unreadable: Error {
        let text: String
    }

    private static func required<Value>(_ value: Value?, _ text: String) throws -> Value {
        guard let value else { throw Unreadable(text: text) }
        return value
    }
}
