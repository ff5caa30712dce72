import CivilTime
import Foundation

extension Season {
    /// The seminar's file as it stands in `text`.
    package func file(_ text: Text) -> String {
        var lines = [
            "seminar: season", "title: A season", "time_zone: \(zone.identifier)", "remind_at: \"\(remindAt)\"",
            "digest: off", "roster: ../roster.csv", "organisers:",
        ]
        lines += organisers.map { "  - { name: Olga Organiser, email: \($0) }" }
        if !holidays.isEmpty { lines.append("holidays: [\(list(holidays))]") }
        if let quietHours { lines.append("quiet_hours: \(quietHours.begin)-\(quietHours.end)") }
        lines.append(text.events.isEmpty ? "events: []" : "events:")
        return (lines + text.events.flatMap(lines(of:))).joined(separator: "\n") + "\n"
    }

    private func lines(of event: SeasonEvent) -> [String] {
        var lines = ["  - id: \(event.id)", "    summary: \(event.summary)"]
        lines += event.shape.keys.map { "    \($0)" }
        if let obligation = event.obligation { lines.append("    obligation: \(obligation)") }
        if event.audience != "enrolled" { lines.append("    audience: \(event.audience)") }
        if event.isCancelled { lines.append("    cancelled: true") }
        lines.append(event.reminders.isEmpty ? "    remind: []" : "    remind:")
        return lines + event.reminders.map { "      - \($0.entry)" }
    }
}

private func list(_ values: [some CustomStringConvertible]) -> String {
    values.map(\.description).joined(separator: ", ")
}

extension SeasonEvent.Shape {
    fileprivate var keys: [String] {
        switch self {
        case .day(let day): ["on: \(day)"]
        case .days(let from, let through): ["from: \(from)", "through: \(through)"]
        case .appointment(let start, let end): ["start: \(start)", "end: \(end)"]
        case .due(let day): ["due: \(day)"]
        case .dueAt(let wall): ["due: \(wall)"]
        case .undecided(let from, let and, let by): ["between: \(from)", "and: \(and)", "decide_by: \(by)"]
        case .weekly(let weekdays, let from, let through, let begin, let end, let except):
            [
                "weekly: [\(list(weekdays.map(\.name)))]", "at: \(begin)-\(end)", "from: \(from)",
                "through: \(through)", "except: [\(list(except))]",
            ]
        case .rule(let rule, let start, let end, let except):
            ["start: \(start)", "end: \(end)", "rrule: \(rule)", "except: [\(list(except))]"]
        }
    }
}

extension SeasonReminder {
    fileprivate var entry: String {
        let further = [to.map { "to: \($0)" }, useful.map { "useful_until: \($0.text)" }].compactMap(\.self)
        return further.isEmpty ? text : "{ when: \(text), \(further.joined(separator: ", ")) }"
    }
}

extension SeasonReminder.Use {
    fileprivate var text: String {
        switch self {
        case .day(let day): day.description
        case .wall(let wall): wall.description
        case .moment(let moment): moment.text
        }
    }
}

extension Season: CustomStringConvertible {
    /// Everything that is needed to see what happened, on the seminar's wall clock.
    package var description: String {
        var lines = ["# season of seed \(seed), from \(shown(begin)) through \(shown(end))"]
        lines += rows.map { "# row \($0.id) <\($0.email)> from \(shown($0.enrolledAt))" }
        lines += acts.map { "# \(shown($0.at)) \($0.kind)" }
        lines += outages.map { "# down from \(shown($0.lowerBound)) to \(shown($0.upperBound))" }
        lines += wrongClocks.map {
            "# clock \($0.ahead) s ahead from \(shown($0.span.lowerBound)) to \(shown($0.span.upperBound))"
        }
        lines += deafRelay.map { "# relay defers from \(shown($0.lowerBound)) to \(shown($0.upperBound))" }
        lines += idleLooks.map { "# woken at \(shown($0))" }
        for text in texts { lines.append("# in force from \(shown(text.at))\n\(file(text))") }
        return lines.joined(separator: "\n")
    }

    package func shown(_ instant: Date) -> String { zone.rfc3339(instant) }
}
