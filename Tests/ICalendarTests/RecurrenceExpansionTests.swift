import CivilTime
import TestSupport
import Testing

@testable import ICalendar

/// A whole calendar as a program that subscribes to it expands it.
@Suite struct RecurrenceExpansionTests {
    private struct Question: Encodable {
        let text: String
        let first = "2020-01-01"
        let last = "2023-01-01"
    }

    private static func occurrences(of events: [EventComponent]) throws -> [String] {
        let bytes = try CalendarObject(productIdentifier: "-//example.org//seminard//EN", events: events).encoded()
        #expect(CalendarLint.complaints(about: bytes) == [])
        return try CalendarOracle.answer(of: "occurrences", to: Question(text: String(decoding: bytes, as: UTF8.self)))
            .split(separator: "\n").map(String.init)
    }

    @Test func `a weekly hour keeps its wall time across both changes, without its exceptions`() throws {
        let (summer, winter) = ([(10, 18), (10, 25)], [(11, 1), (11, 15), (11, 22)])
        var event = try CalendarFixtures.event(
            uid: "o", start: CalendarFixtures.time("2021-10-18 14:00"), end: CalendarFixtures.time("2021-10-18 15:00"))
        event.recurrence = try RecurrenceRule(parsing: "FREQ=WEEKLY;BYDAY=MO;UNTIL=20211128")
        event.exceptionTimes = [try CalendarFixtures.time("2021-11-08 14:00")]
        let expected =
            summer.map { "o 2021-\($0)-\($1)T12:00:00Z 2021-\($0)-\($1)T13:00:00Z" }
            + winter.map { "o 2021-\($0)-\($1)T13:00:00Z 2021-\($0)-\($1)T14:00:00Z" }
        #expect(try Self.occurrences(of: [event]) == expected.map { $0.replacing("-1T", with: "-01T") })
    }

    @Test func `days keep their last day, and a moved instance its new place`() throws {
        let days = try CalendarFixtures.event(
            uid: "days", start: CalendarFixtures.day("2021-02-25"), end: CalendarFixtures.day("2021-03-11"))
        var weekly = try CalendarFixtures.event(
            uid: "weekly", start: CalendarFixtures.day("2021-04-12"), end: CalendarFixtures.day("2021-04-13"))
        weekly.recurrence = try RecurrenceRule(parsing: "FREQ=WEEKLY;COUNT=3")
        var moved = try CalendarFixtures.event(
            uid: "weekly", start: CalendarFixtures.day("2021-04-21"), end: CalendarFixtures.day("2021-04-22"))
        moved.recurrenceIdentifier = try CalendarFixtures.day("2021-04-19")
        #expect(
            try Self.occurrences(of: [days, weekly, moved]) == [
                "days 2021-02-25 2021-03-11", "weekly 2021-04-12 2021-04-13", "weekly 2021-04-21 2021-04-22",
                "weekly 2021-04-26 2021-04-27",
            ])
    }

    /// Expanded by us and, from our text alone, by others.
    @Test(arguments: [
        "FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20220716", "FREQ=MONTHLY;BYDAY=3MO;COUNT=20", "FREQ=MONTHLY;BYMONTHDAY=19,30",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO;COUNT=30", "FREQ=YEARLY;BYMONTH=4;BYDAY=3MO",
        "FREQ=DAILY;BYMONTH=4,10;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=13;UNTIL=20221231T000000Z",
    ])
    func `any rule means to others what it means to us`(rule: String) throws {
        let zone = try CalendarFixtures.zone("America/New_York")
        var event = try CalendarFixtures.event(
            uid: "r", start: CalendarFixtures.time("2021-04-19 01:30", in: zone.identifier),
            end: CalendarFixtures.time("2021-04-19 02:30", in: zone.identifier))
        let recurrence = try RecurrenceRule(parsing: rule)
        event.recurrence = recurrence
        let end = try CalendarFixtures.date("2023-01-01")
        let ours = recurrence.occurrences(startingAt: event.start.wallTime, in: zone).prefix { $0.date < end }
            .map { Zone.utc.rfc3339(zone.instant($0)) }
        let theirs = try Self.occurrences(of: [event]).compactMap {
            $0.split(separator: " ").dropFirst().first.map(String.init)
        }
        #expect(ours == theirs)
        #expect(ours.count > 1)
    }
}
