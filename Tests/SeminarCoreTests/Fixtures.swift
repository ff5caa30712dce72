import CivilTime
import Foundation
import SeminarCore

/// A seminar in Berlin whose parts a test replaces where it is about them.
func seminar(
    zone: String = "Europe/Berlin", organisers: [String] = ["organiser@example.org"], holidays: [String] = [],
    quietHours: (String, String)? = nil, events: [Event] = []
) throws -> Seminar {
    Seminar(
        id: try id("graphs"), title: "Seminar: Graphs", zone: try Zone(identifier: zone),
        organisers: try organisers.map { Organiser(name: "Olga Organiser", email: try EmailAddress(parsing: $0)) },
        holidays: Set(try holidays.map(date)), quietHours: try quietHours.map { try quiet($0.0, $0.1) }, events: events)
}

func event(
    _ name: String = "submission", _ schedule: Schedule, remind: [String] = [], to recipients: Recipients = .enrolled,
    obligation: String? = nil, isCancelled: Bool = false, audience: Audience = .enrolled
) throws -> Event {
    Event(
        id: try id(name), summary: "Submit the report", audience: audience, isCancelled: isCancelled,
        obligation: try obligation.map(id), schedule: schedule,
        reminders: try remind.map { try rule($0, for: schedule.shape, to: recipients) })
}

func rule(_ text: String, for shape: Shape, to recipients: Recipients = .enrolled) throws -> ReminderRule {
    ReminderRule(try ReminderMoment(parsing: text, for: shape), to: recipients)
}

func participant(
    _ name: String = "ada", enrolledAt: Date = .distantPast, leftAt: Date? = nil, optedOutAt: Date? = nil,
    done: [String] = []
) throws -> Participant {
    let email = try EmailAddress(parsing: "\(name)@example.org")
    return Participant(
        person: PersonID(email.identity), name: name.capitalized, email: email, enrolledAt: enrolledAt,
        leftAt: leftAt, optedOutAt: optedOutAt, done: Set(try done.map(id)))
}

func id(_ text: String) throws -> Identifier { try required(Identifier(text), text) }

func date(_ text: String) throws -> CivilDate { try required(CivilDate(text), text) }

func wall(_ text: String) throws -> WallTime { try required(WallTime(text), text) }

func quiet(_ begin: String, _ end: String) throws -> QuietHours {
    QuietHours(begin: try required(TimeOfDay(begin), begin), end: try required(TimeOfDay(end), end))
}

/// An instant written on Berlin's wall clock.
func berlin(_ text: String) throws -> Date { try Zone(identifier: "Europe/Berlin").instant(wall(text)) }

/// An instant as Berlin's wall clock shows it.
func onBerlinsClock(_ instant: Date) throws -> String {
    try Zone(identifier: "Europe/Berlin").wallTime(at: instant).description
}

private struct NotAFixture: Error { let text: String }

private func required<Value>(_ value: Value?, _ text: String) throws -> Value {
    guard let value else { throw NotAFixture(text: text) }
    return value
}
