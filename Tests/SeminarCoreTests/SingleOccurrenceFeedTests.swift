import CivilTime
import Foundation
import ICalendar
import SeminarCore
import TestSupport
import Testing

/// Moved and added occurrences in the feed, as we write them and as others read them.
@Suite struct SingleOccurrenceFeedTests {
    private let stamp = EventStamp(
        sequence: 3, lastModified: Date(timeIntervalSince1970: 1_614_000_000), contentHash: "")

    private func components(_ recurrence: Recurrence, isCancelled: Bool = false) throws -> [EventComponent] {
        let event = try event("it", .recurring(recurrence), isCancelled: isCancelled)
        return EventComponent.components(of: event, in: try seminar(events: [event]), stamp: stamp)
    }

    @Test func `a moved occurrence is a component beside its event, of the same revision`() throws {
        let moved = ["2021-04-19 14:00": ("2021-04-28 09:00", "2021-04-28 12:00")]
        let both = try components(mondays(moved: moved))
        #expect(
            both.map { $0.start.description } == ["2021-04-12 14:00 Europe/Berlin", "2021-04-28 09:00 Europe/Berlin"])
        #expect(both.map { $0.recurrenceIdentifier?.description } == [nil, "2021-04-19 14:00 Europe/Berlin"])
        #expect(both.map { $0.recurrence == nil } == [false, true])
        #expect(
            Set(both.map { [$0.uid, $0.summary, "\($0.sequence) \($0.stamp) \($0.lastModified ?? .distantPast)"] })
                .count == 1)
        #expect(try components(mondays(moved: moved), isCancelled: true).map(\.status) == [.cancelled, .cancelled])
    }

    @Test func `the start of the series is its first occurrence's own, also if that one is moved`() throws {
        let moved = ["2021-04-12 14:00": ("2021-04-30 09:00", "2021-04-30 12:00")]
        let both = try components(mondays(moved: moved, also: ["2021-04-01 10:00"]))
        #expect(both.first?.start.description == "2021-04-12 14:00 Europe/Berlin")
        #expect(both.first?.recurrenceTimes.map(\.description) == ["2021-04-01 10:00 Europe/Berlin"])
    }

    @Test func `what is added at an excepted occurrence's time is no exception, and not written twice`() throws {
        var recurrence = try mondays(also: ["2021-05-24 14:00", "2021-05-31 16:00"])
        recurrence.exceptions = [try date("2021-05-24"), try date("2021-05-31")]
        let component = try #require(try components(recurrence).first)
        #expect(component.exceptionTimes.map(\.description) == ["2021-05-31 14:00 Europe/Berlin"])
        #expect(component.recurrenceTimes.map(\.description) == ["2021-05-31 16:00 Europe/Berlin"])
    }

    @Test func `moving one occurrence, and moving it again, is a visible change`() throws {
        func stamps(_ moved: [String: (String, String)], after known: [Identifier: EventStamp], at now: String) throws
            -> [Identifier: EventStamp]
        {
            let seminar = try seminar(events: [event("it", .recurring(mondays(moved: moved)))])
            return try SeminarCalendar.stamps(of: seminar, following: known, at: berlin(now))
        }
        let plain = try stamps([:], after: [:], at: "2021-04-01 08:00")
        let there = ["2021-04-19 14:00": ("2021-04-28 09:00", "2021-04-28 12:00")]
        let once = try stamps(there, after: plain, at: "2021-04-02 08:00")
        let again = try stamps(there, after: once, at: "2021-04-03 08:00")
        let longer = try stamps(
            ["2021-04-19 14:00": ("2021-04-28 09:00", "2021-04-28 13:00")], after: again, at: "2021-04-04 08:00")
        #expect(try [plain, once, again, longer].map { try #require($0[id("it")]).sequence } == [0, 1, 1, 2])
    }
}

extension SingleOccurrenceFeedTests {
    private struct Question: Encodable {
        let text: String
        let first = "2021-01-01"
        let last = "2021-12-31"
    }

    /// Rules over both changes of the clocks, with what is moved far, near, onto an excepted time and into the old time of another.
    private static let cases: [(String, [String], [String: (String, String)], [String])] = [
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=30", [], ["2021-04-12 14:00": ("2021-04-13 14:00", "2021-04-13 15:00")], []),
        (
            "FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20211129T130000Z", ["2021-05-24", "2021-05-31"],
            [
                "2021-04-16 14:00": ("2021-11-05 23:30", "2021-11-06 00:30"),
                "2021-11-08 14:00": ("2021-04-09 09:00", "2021-04-09 09:45"),
                "2021-06-04 14:00": ("2021-06-07 14:00", "2021-06-07 15:00"),
                "2021-06-07 14:00": ("2021-05-31 14:00", "2021-05-31 15:00"),
            ], ["2021-05-24 14:00", "2021-03-27 10:00", "2021-11-01 16:00", "2021-12-01 08:00"]
        ),
        ("FREQ=MONTHLY;BYDAY=-1MO;COUNT=5", ["2021-04-26"], [:], ["2021-04-26 09:00"]),
        (
            "FREQ=DAILY;BYHOUR=9,14;COUNT=20", ["2021-04-14"],
            ["2021-04-13 09:00": ("2021-04-13 18:00", "2021-04-13 20:00")], ["2021-04-14 14:00"]
        ),
    ]

    @Test(arguments: ["occurrences", "spans"], cases.indices)
    func `others see the occurrences that we see`(script: String, index: Int) throws {
        let (rule, exceptions, moved, also) = Self.cases[index]
        var recurrence = try mondays(moved: moved, also: also)
        recurrence.rule = try RecurrenceRule(parsing: rule)
        recurrence.exceptions = Set(try exceptions.map(date))
        let seminar = try seminar(events: [event("it", .recurring(recurrence))])
        let bytes = try SeminarCalendar(seminar, stamps: [id("it"): stamp]).feed().encoded()
        #expect(CalendarLint.complaints(about: bytes) == [])
        let ours = seminar.events[0].schedule.occurrences(in: seminar.zone).map { occurrence in
            [occurrence.start(in: seminar.zone), occurrence.end(in: seminar.zone)].map(Zone.utc.rfc3339)
        }
        let theirs = try CalendarOracle.answer(of: script, to: Question(text: String(decoding: bytes, as: UTF8.self)))
            .split(separator: "\n").map { $0.split(separator: " ").dropFirst().map(String.init) }
        #expect(ours.sorted { $0[0] < $1[0] } == theirs.sorted { $0[0] < $1[0] })
        #expect(ours.count >= 5)
    }
}
