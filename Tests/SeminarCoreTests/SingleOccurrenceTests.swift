import CivilTime
import Foundation
import SeminarCore
import TestSupport
import Testing

/// Occurrences that are moved or added, in the order in which they take place.
@Suite struct SingleOccurrenceTests {
    private let zone: Zone

    init() throws { zone = try Zone(identifier: "Europe/Berlin") }

    private func starts(_ recurrence: Recurrence, _ count: Int, endingAfter after: String? = nil) throws -> [String] {
        try Schedule.recurring(recurrence).occurrences(in: zone, endingAfter: after.map(berlin)).prefix(count)
            .map { zone.wallTime(at: $0.start(in: zone)).description }
    }

    @Test func `a moved occurrence stands where it takes place, in whatever direction it passes its neighbours`() throws
    {
        let mondays = try mondays(moved: [
            "2021-04-19 14:00": ("2021-05-04 09:00", "2021-05-04 11:00"),
            "2021-05-10 14:00": ("2021-04-12 08:00", "2021-04-12 09:00"),
        ])
        #expect(
            try starts(mondays, 6) == [
                "2021-04-12 08:00", "2021-04-12 14:00", "2021-04-26 14:00", "2021-05-03 14:00", "2021-05-04 09:00",
                "2021-05-17 14:00",
            ])
    }

    @Test(arguments: [("02:30", "03:15", 45), ("02:30", "03:45", 75), ("01:30", "03:30", 60)])
    func `a series whose first day leaves its start out lasts as long as on any other day`(
        from: String, to: String, minutes: Int
    ) throws {
        let sundays = Recurrence(
            start: try wall("2027-03-28 \(from)"), end: try wall("2027-03-28 \(to)"),
            rule: try RecurrenceRule(parsing: "FREQ=WEEKLY;BYDAY=SU"))
        let end = sundays.end(ofOccurrenceAt: try wall("2027-04-11 \(from)"), in: zone)
        #expect(try wall("2027-04-11 \(from)").seconds(until: end) == minutes * 60)
    }

    @Test func `two occurrences can change places`() throws {
        let mondays = try mondays(moved: [
            "2021-04-12 14:00": ("2021-04-19 14:00", "2021-04-19 16:00"),
            "2021-04-19 14:00": ("2021-04-12 14:00", "2021-04-12 14:30"),
        ])
        let occurrences = Schedule.recurring(mondays).occurrences(in: zone).prefix(2)
        #expect(
            Array(occurrences) == [
                .timed(from: try wall("2021-04-12 14:00"), to: try wall("2021-04-12 14:30")),
                .timed(from: try wall("2021-04-19 14:00"), to: try wall("2021-04-19 16:00")),
            ])
    }

    @Test func `an additional occurrence may be before the rule, after its end, and on an excepted day`() throws {
        var mondays = try mondays(also: ["2021-03-31 10:00", "2021-04-19 14:00", "2021-07-01 10:00"])
        mondays.rule = try RecurrenceRule(parsing: "FREQ=WEEKLY;BYDAY=MO;UNTIL=20210426T140000")
        mondays.exceptions = [try date("2021-04-19")]
        #expect(
            try starts(mondays, 9) == [
                "2021-03-31 10:00", "2021-04-12 14:00", "2021-04-19 14:00", "2021-04-26 14:00", "2021-07-01 10:00",
            ])
    }

    @Test func `what is moved out of the past is still ahead, what is moved into it is over`() throws {
        let mondays = try mondays(moved: [
            "2021-04-12 14:00": ("2023-01-04 10:00", "2023-01-04 11:00"),
            "2023-01-09 14:00": ("2021-04-13 10:00", "2021-04-13 11:00"),
        ])
        #expect(try starts(mondays, 2, endingAfter: "2023-01-03 00:00") == ["2023-01-04 10:00", "2023-01-16 14:00"])
        #expect(try starts(mondays, 2, endingAfter: "2021-04-13 10:59") == ["2021-04-13 10:00", "2021-04-19 14:00"])
        #expect(try starts(mondays, 1, endingAfter: "2021-04-13 11:00") == ["2021-04-19 14:00"])
    }

    @Test func `a long one that goes on is found, though it began before what is looked at of the rule`() throws {
        let mondays = try mondays(moved: ["2021-04-12 14:00": ("2021-04-13 10:00", "2021-05-30 10:00")])
        #expect(try starts(mondays, 2, endingAfter: "2021-05-24 15:00") == ["2021-04-13 10:00", "2021-05-31 14:00"])
    }

    @Test func `a time that the clocks leave out is read after the gap`() throws {
        let mondays = try mondays(
            moved: ["2022-03-28 14:00": ("2022-03-27 02:30", "2022-03-27 03:45")], also: ["2022-03-27 02:15"])
        let after = try berlin("2022-03-26 12:00")
        let occurrences = Schedule.recurring(mondays).occurrences(in: zone, endingAfter: after).prefix(2)
        #expect(
            Array(occurrences) == [
                .timed(from: try wall("2022-03-27 03:15"), to: try wall("2022-03-27 04:15")),
                .timed(from: try wall("2022-03-27 03:30"), to: try wall("2022-03-27 03:45")),
            ])
    }

    @Test(arguments: 1...40)
    func `from any moment on the rest is the same as of the whole`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let recurrence = try anyRecurrence(&random)
        let schedule = Schedule.recurring(recurrence)
        let whole = Array(schedule.occurrences(in: zone).prefix(120))
        #expect(whole.map { $0.start(in: zone) } == whole.map { $0.start(in: zone) }.sorted())
        let from = try date("2021-03-01")
        for _ in 0..<20 {
            let day = from.adding(days: .random(in: 0...200, using: &random))
            let after = zone.instant(WallTime(date: day, time: .midnight).adding(seconds: 14 * 3600 + 1800))
            let rest = schedule.occurrences(in: zone, endingAfter: after).prefix(20)
            #expect(Array(rest) == Array(whole.filter { $0.end(in: zone) > after }.prefix(20)))
            let ends = Array(schedule.points(of: .end, in: zone, from: day).prefix(20))
            #expect(ends == Array(schedule.points(of: .end, in: zone).filter { $0.date >= day }.prefix(20)))
        }
    }

    private func anyRecurrence(_ random: inout SeededGenerator) throws -> Recurrence {
        var recurrence = try mondays()
        recurrence.rule = try RecurrenceRule(parsing: "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=300")
        for original in recurrence.starts(in: zone).prefix(60) where Int.random(in: 0..<5, using: &random) == 0 {
            let from = original.adding(seconds: 900 * .random(in: -5000...5000, using: &random))
            let length = 900 * Int.random(in: 1...400, using: &random)
            recurrence.moved[original] = .init(from: from, to: from.adding(seconds: length))
        }
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            recurrence.additional.insert(
                try wall("2021-04-01 09:00").adding(seconds: 1800 * .random(in: 0...5000, using: &random)))
        }
        return recurrence
    }
}

/// Every Monday 14:00-15:00 from 2021-04-12, without an end, but for what a test changes.
func mondays(moved: [String: (String, String)] = [:], also: [String] = []) throws -> Recurrence {
    let pairs = try moved.map { (try wall($0), Recurrence.Times(from: try wall($1.0), to: try wall($1.1))) }
    return Recurrence(
        start: try wall("2021-04-12 14:00"), end: try wall("2021-04-12 15:00"), rule: .weekly(on: [.monday]),
        moved: Dictionary(uniqueKeysWithValues: pairs), additional: Set(try also.map(wall)))
}
