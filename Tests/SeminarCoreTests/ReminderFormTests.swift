import CivilTime
import Foundation
import SeminarCore
import TestSupport
import Testing

/// Every form of a `remind` line for every shape of an event, around what clocks and calendars do, against Python's
/// zones and the manual's rules written down once more there.
@Suite struct ReminderFormTests {
    private static let counted = [1, 2, 6].flatMap { count in
        ["minute", "hour", "day", "working day", "week"].flatMap { unit in
            ["before", "after"].map { "\(count) \(unit)\(count == 1 ? "" : "s") \($0)" }
        }
    }
    private static let anchors = ReminderMoment.Anchor.allCases.map(\.rawValue)
    private static let plain =
        counted.flatMap { form in [form] + anchors.map { "\(form) \($0)" } } + anchors.map { "at \($0)" }
        + ["on the day", "on the last day"]
    private static let forms = plain + plain.map { "\($0) at 02:30" }

    /// A zone, the day of an event there, and days without work.
    struct Place: Sendable, CustomTestStringConvertible {
        var zone = "Europe/Berlin"
        var day: String
        var holidays: [String] = []

        var testDescription: String { "\(day) in \(zone)" }
    }

    private static let places = [
        Place(day: "2021-03-26"), Place(day: "2021-03-28"), Place(day: "2021-03-29"), Place(day: "2021-10-30"),
        Place(day: "2021-10-31"), Place(day: "2021-11-01"),
        Place(day: "2021-04-06", holidays: ["2021-04-02", "2021-04-05"]),
        Place(day: "2024-02-29", holidays: ["2024-02-28", "2024-03-01"]),
        Place(zone: "Australia/Lord_Howe", day: "2021-04-04"), Place(zone: "Australia/Lord_Howe", day: "2021-10-03"),
        Place(zone: "America/Sao_Paulo", day: "2018-11-04"), Place(zone: "America/Havana", day: "2021-11-07"),
        Place(zone: "Pacific/Apia", day: "2011-12-29"), Place(zone: "Pacific/Apia", day: "2011-12-31"),
        Place(zone: "Asia/Kolkata", day: "2021-05-03"),
    ]

    private struct Question: Encodable {
        var zone: String
        var remindAt = "08:00"
        var holidays: [String]
        var shape: Shape
        var first: String
        var last: String
        var decide: String?
        var rule: String
    }

    /// An event's schedule, and its first and last moment as one writes them.
    private typealias Sample = (schedule: Schedule, first: String, last: String)

    private func samples(on day: CivilDate) throws -> [Sample] {
        let (later, earlier) = (day.adding(days: 4), day.adding(days: -3))
        let (night, morning) = (try wall("\(day) 01:30"), try wall("\(day) 03:30"))
        let once = Recurrence(
            start: night, end: morning, rule: .weekly(on: [day.weekday], end: .count(1)))
        return [
            (.day(day), "\(day)", "\(day)"),
            (.days(from: day, through: later), "\(day)", "\(later)"),
            (.appointment(start: night, end: morning), "\(night)", "\(morning)"),
            (.appointment(start: night, end: try wall("\(later) 02:30")), "\(night)", "\(later) 02:30"),
            (.deadline(.endOf(day)), "\(day)", "\(day)"),
            (.deadline(.at(try wall("\(day) 02:30"))), "\(day) 02:30", "\(day) 02:30"),
            (.undecided(between: day, and: later, decideBy: earlier), "\(day)", "\(later)"),
            (.recurring(once), "\(night)", "\(morning)"),
        ]
    }

    private func question(_ form: String, _ sample: Sample, _ place: Place) throws -> Question {
        let shape = sample.schedule.shape
        let decide = try shape == .undecided ? "\(date(place.day).adding(days: -3))" : nil
        return Question(
            zone: place.zone, holidays: place.holidays, shape: shape, first: sample.first, last: sample.last,
            decide: decide, rule: form)
    }

    private func answer(_ form: String, _ sample: Sample, _ place: Place) throws -> String {
        do {
            let event = try event("it", sample.schedule, remind: [form])
            let planner = ReminderPlanner(try seminar(zone: place.zone, holidays: place.holidays, events: [event]))
            let planned = try #require(planner.plan(after: .init(due: .distantPast)).first)
            return [planned.due, planned.usefulUntil].map { "\(Int($0.timeIntervalSince1970))" }
                .joined(separator: " ")
        } catch is InvalidReminderMoment {
            return "refused"
        }
    }

    @Test(arguments: places)
    func `is due, and of use, when the rules say`(place: Place) throws {
        var cases: [(form: String, sample: Sample)] = []
        for sample in try samples(on: date(place.day)) { cases += Self.forms.map { ($0, sample) } }
        let questions = try cases.map { try question($0.form, $0.sample, place) }
        let text = String(decoding: try JSONEncoder().encode(questions), as: UTF8.self)
        let expected = try Self.oracle().answer(to: text).split(separator: "\n").map { String($0) }
        try #require(expected.count == cases.count && cases.count > 2_500)
        var differences: [String] = []
        for (one, expected) in zip(cases, expected) {
            let found = try answer(one.form, one.sample, place)
            if found != expected {
                differences.append(
                    "\(one.form), \(one.sample.schedule.shape) \(one.sample.first): \(found), not \(expected)")
            }
        }
        #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(12).joined(separator: "\n"))")
    }

    private static func oracle() throws -> PythonOracle {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Oracles/moments.py")
        return PythonOracle(script: try String(contentsOf: script, encoding: .utf8))
    }
}
