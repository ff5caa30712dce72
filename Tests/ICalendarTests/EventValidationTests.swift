import CivilTime
import Foundation
import Testing

@testable import ICalendar

@Suite struct EventValidationTests {
    /// How a good event is spoilt, and what the refusal has to speak of.
    struct Spoiling: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let change: @Sendable (inout EventComponent) throws -> Void

        init(_ description: String, _ change: @escaping @Sendable (inout EventComponent) throws -> Void) {
            testDescription = description
            self.change = change
        }
    }

    private static let spoilings = [
        Spoiling("no UID") { $0.uid = "" },
        Spoiling("no SUMMARY") { $0.summary = "" },
        Spoiling("SEQUENCE is -1") { $0.sequence = -1 },
        Spoiling("make both days or both times") { $0.end = try CalendarFixtures.day("2021-04-20") },
        Spoiling("not after its start") { $0.end = $0.start },
        Spoiling("not after its start") { $0.end = try CalendarFixtures.time("2021-04-19 12:30", in: "Europe/London") },
        Spoiling("PRIORITY") { $0.priority = 10 },
        Spoiling("COLOR") { $0.color = "#00ff00" },
        Spoiling("ORGANIZER") { $0.organizer = Organizer(email: "Pascal Esser <esser@example.org>") },
        Spoiling("ORGANIZER") { $0.organizer = Organizer(email: "office") },
        Spoiling("EXDATE") { $0.exceptionTimes = [try CalendarFixtures.day("2021-04-26")] },
        Spoiling("EXDATE") { $0.exceptionTimes = [try CalendarFixtures.time("2021-04-26 13:00", in: "Europe/London")] },
        Spoiling("RDATE") { $0.recurrenceTimes = [.utc(CalendarFixtures.stamp)] },
        Spoiling("no occurrence of FREQ=WEEKLY;BYDAY=FR; start it at 2021-04-23 14:00") {
            $0.recurrence = try RecurrenceRule(parsing: "FREQ=WEEKLY;BYDAY=FR")
        },
        Spoiling("start it at one") { $0.recurrence = try RecurrenceRule(parsing: "FREQ=YEARLY;UNTIL=20200101") },
        Spoiling("recurs by itself") {
            $0.recurrence = try RecurrenceRule(parsing: "FREQ=WEEKLY")
            $0.recurrenceIdentifier = $0.start
        },
    ]

    @Test(arguments: spoilings)
    func `what is not allowed is refused with a sentence`(spoiling: Spoiling) throws {
        var event = try CalendarFixtures.event()
        try spoiling.change(&event)
        let refusal = #expect(throws: InvalidCalendar.self) { try event.encoded() }
        #expect(refusal?.uid == event.uid)
        #expect(refusal?.reason.contains(spoiling.testDescription) == true, "\(refusal?.description ?? "")")
    }

    @Test func `an hour that the clocks leave out still has a length`() throws {
        let event = try CalendarFixtures.event(
            start: CalendarFixtures.time("2021-03-28 02:30"), end: CalendarFixtures.time("2021-03-28 03:45"))
        #expect(throws: Never.self) { try event.encoded() }
    }
}
