import CivilTime
import Foundation
import SeminarCore

@testable import SeminarPages

/// The seminar of the sample configuration, as its file is read, and short ways to write dates in its zone.
enum Sample {
    static let links = PageLinks(baseURL: "https://seminars.example.org/")

    static func berlin() throws -> Zone { try Zone(identifier: "Europe/Berlin") }

    static func id(_ text: String) throws -> Identifier { try required(Identifier(text)) }
    static func day(_ text: String) throws -> CivilDate { try required(CivilDate(text)) }
    static func wall(_ text: String) throws -> WallTime { try required(WallTime(text)) }

    /// The instant of a wall time in Berlin.
    static func instant(_ text: String) throws -> Date { try berlin().instant(wall(text)) }

    static func seminar(events: [Event]? = nil) throws -> Seminar {
        Seminar(
            id: try id("tadl-ss21"), title: "Seminar: Theoretical Advances in Deep Learning",
            term: "Summer Semester 2021", description: about, zone: try berlin(), url: "https://www.in.tum.de/tfai",
            organisers: [
                Organiser(
                    name: "Pascal Esser", email: try EmailAddress(parsing: "esser@in.tum.de"), role: "main coordinator"),
                Organiser(
                    name: "Prof. Debarghya Ghoshdastidar", email: try EmailAddress(parsing: "ghoshdas@in.tum.de"),
                    role: "Head, Theoretical Foundations of Artificial Intelligence"),
            ],
            sections: sections, papers: papers, events: try events ?? self.events())
    }

    static func event(_ name: String, _ schedule: Schedule, isCancelled: Bool = false) throws -> Event {
        Event(id: try id(name), summary: name, isCancelled: isCancelled, schedule: schedule)
    }

    private static func events() throws -> [Event] {
        [
            Event(
                id: try id("preference-window"), summary: "Provide your preferences for papers",
                description: "Select at least three papers in the form that was sent.",
                url: "https://forms.example.org/tadl-ss21/preferences", obligation: try id("preferences"),
                schedule: .days(from: try day("2021-02-25"), through: try day("2021-03-10"))),
            Event(
                id: try id("assignment"), summary: "Assignment of papers",
                description: "Everyone is assigned one paper.", schedule: .day(try day("2021-03-10"))),
            Event(
                id: try id("first-meeting"), summary: "First meeting",
                description: "Assignments, reports and organisation.",
                schedule: .appointment(start: try wall("2021-04-19 14:00"), end: try wall("2021-04-19 16:00"))),
            Event(
                id: try id("de-registration"), summary: "Deadline for de-registration",
                schedule: .deadline(.endOf(try day("2021-05-03")))),
            Event(
                id: try id("submission"), summary: "Submit report and first version of slides",
                description: "Both as PDF. The report has about 5 pages.", obligation: try id("report"),
                schedule: .deadline(.endOf(try day("2021-07-01")))),
            Event(
                id: try id("presentations"), summary: "Final presentations (block seminar)",
                description: "Everyone attends all talks.",
                schedule: .undecided(
                    between: try day("2021-07-26"), and: try day("2021-07-31"), decideBy: try day("2021-07-01"))),
            Event(id: try id("office-hours"), summary: "Office hours", schedule: .recurring(try officeHours())),
        ]
    }

    private static func officeHours() throws -> Recurrence {
        let holidays = ["2021-04-02", "2021-04-05", "2021-05-13", "2021-05-24", "2021-06-03"]
        return Recurrence(
            start: try wall("2021-04-12 14:00"), end: try wall("2021-04-12 15:00"),
            rule: .weekly(on: [.monday, .friday], end: .until(.wall(try wall("2021-07-16 14:00")))),
            exceptions: Set(try holidays.map(day)))
    }

    private struct Missing: Error {}

    private static func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Missing() }
        return value
    }
}
