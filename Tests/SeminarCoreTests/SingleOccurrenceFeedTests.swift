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

    /// Clocks go from 2:00 to 3:00 on 28 March 2021.
    @Test func `an excepted day whose time the clocks leave out is excepted for readers who show it later`() throws {
        let start = try #require(WallTime("2021-03-14 02:30"))
        var recurrence = Recurrence(
            start: start, end: start.adding(seconds: 1_800), rule: .weekly(on: [.sunday]),
            exceptions: [try date("2021-03-21"), try date("2021-03-28")])
        #expect(
            try components(recurrence).first?.exceptionTimes.map(\.description)
                == ["2021-03-21 02:30 Europe/Berlin", "2021-03-28 02:30 Europe/Berlin"])
        recurrence.exceptions = []
        #expect(try components(recurrence).first?.exceptionTimes.isEmpty == true)
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
        let last = "2022-03-01"
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
        let (ours, theirs) = try expansions([recurrence], by: script)
        #expect(ours == theirs)
        #expect(ours.count >= 5)
    }

    /// Both clock changes of the year lie within; each rule has exceptions, moves in both directions and additions.
    @Test(arguments: ["occurrences", "spans"])
    func `others see what we see of any rule, whatever is different about it`(script: String) throws {
        var random = SeededGenerator(seed: 5545)
        let recurrences = try (0..<150).map { _ in try Self.anyRecurrence(&random) }
        let (ours, theirs) = try expansions(recurrences, by: script)
        #expect(Set(ours).symmetricDifference(theirs).sorted() == [])
        #expect(ours.count > 2_000)
    }

    /// UID, start and end of each occurrence, sorted.
    private func expansions(_ recurrences: [Recurrence], by script: String) throws -> (ours: [String], theirs: [String])
    {
        let events = try recurrences.enumerated().map { try event("e\($0.offset)", .recurring($0.element)) }
        let seminar = try seminar(events: events)
        let stamps = Dictionary(uniqueKeysWithValues: events.map { ($0.id, stamp) })
        let bytes = try SeminarCalendar(seminar, stamps: stamps).feed().encoded()
        #expect(CalendarLint.complaints(about: bytes) == [])
        let ours = events.flatMap { event in
            event.schedule.occurrences(in: seminar.zone).map { occurrence in
                let times = [occurrence.start(in: seminar.zone), occurrence.end(in: seminar.zone)]
                return ([EventComponent.uid(of: event.id, in: seminar.id)] + times.map(Zone.utc.rfc3339))
                    .joined(separator: " ")
            }
        }
        let theirs = try CalendarOracle.answer(of: script, to: Question(text: String(decoding: bytes, as: UTF8.self)))
        return (ours.sorted(), theirs.split(separator: "\n").map(String.init).sorted())
    }

    /// Moved and additional ones begin at odd minutes, so that no two begin at once; and none between 02:00 and 03:00: of
    /// a time that the clocks show twice libical takes the second, RFC 5545 §3.3.5 the first.
    private static func anyRecurrence(_ random: inout SeededGenerator) throws -> Recurrence {
        let zone = try Zone(identifier: "Europe/Berlin")
        let rules = [
            "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=40", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20211123T130000Z",
            "FREQ=MONTHLY;BYDAY=-1FR;COUNT=8", "FREQ=DAILY;BYHOUR=9,14;COUNT=30", "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=5",
        ]
        var recurrence = try mondays()
        recurrence.rule = try RecurrenceRule(parsing: rules.randomElement(using: &random) ?? rules[0])
        let starts = Array(recurrence.starts(in: zone))
        recurrence.exceptions = Set(starts.filter { _ in Int.random(in: 0..<6, using: &random) == 0 }.map(\.date))
        let excepted = starts.filter { recurrence.exceptions.contains($0.date) }
        for (number, original) in starts.filter({ !excepted.contains($0) }).enumerated()
        where Int.random(in: 0..<4, using: &random) == 0 {
            let from = try wall("2021-02-01 00:07").adding(
                seconds: 3 * 3_600 * .random(in: 0...2_300, using: &random) + 60 * (number % 40))
            let to = from.adding(seconds: 900 * .random(in: 8...60, using: &random))
            recurrence.moved[original] = .init(from: from, to: to)
        }
        recurrence.additional = Set(excepted.filter { _ in Bool.random(using: &random) })
        if let late = starts.last { recurrence.additional.insert(late.adding(seconds: -3_600 * 100 + 60 * 55)) }
        return recurrence
    }
}
