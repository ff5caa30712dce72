import SeminarCore

/// The forms in which an event says when it is: which keys go together.
enum ScheduleForm: CaseIterable {
    case day, days, appointment, deadline, undecided, weekly, rule

    /// The key by which the form is recognised.
    var head: EventKey {
        switch self {
        case .day: .on
        case .days: .from
        case .appointment: .start
        case .deadline: .due
        case .undecided: .between
        case .weekly: .weekly
        case .rule: .rrule
        }
    }

    var keys: [EventKey] {
        switch self {
        case .day: [.on]
        case .days: [.from, .through]
        case .appointment: [.start, .end, .duration]
        case .deadline: [.due]
        case .undecided: [.between, .and, .decideBy]
        case .weekly: [.weekly, .at, .from, .through, .except, .moved, .also]
        case .rule: [.rrule, .start, .end, .duration, .except, .moved, .also]
        }
    }

    var shape: Shape {
        switch self {
        case .day: .day
        case .days: .days
        case .appointment: .appointment
        case .deadline: .deadline
        case .undecided: .undecided
        case .weekly, .rule: .recurring
        }
    }

    static let timeKeys = Set(allCases.flatMap(\.keys))

    /// All forms in one line, for complaints.
    static let summary =
        "on, from + through, start + end, due, between + and + decide_by, weekly + at + from + through, "
        + "or rrule + start + end"
}

extension ScheduleForm {
    /// The one form of an event, or a complaint: none, several, or keys of another one.
    static func find(in mapping: YAMLMapping<EventKey>, name: String) -> ScheduleForm? {
        let keys = mapping.keys.filter(timeKeys.contains)
        let forms = keys.compactMap { key in allCases.first { $0.head == key } }
        // `from` belongs to `weekly`, and `start` to `rrule`, where these are there.
        let form = forms.first { $0 == .weekly || $0 == .rule } ?? forms.first
        guard let form else {
            refuseWithoutHead(keys, of: mapping, name: name)
            return nil
        }
        for key in keys where !form.keys.contains(key) {
            mapping.refuse(
                key, "\(name) has both \"\(form.head.rawValue)\" and \"\(key.rawValue)\"",
                remedy: "an event has exactly one of \(summary)")
        }
        return form
    }

    private static func refuseWithoutHead(_ keys: [EventKey], of mapping: YAMLMapping<EventKey>, name: String) {
        guard let key = keys.first, let form = allCases.first(where: { $0.keys.contains(key) }) else {
            mapping.refuse(what: "\(name) does not say when it is", remedy: "expected one of \(summary)")
            return
        }
        mapping.refuse(
            key, "\(name) has \"\(key.rawValue)\" without \"\(form.head.rawValue)\"",
            remedy: "expected one of \(summary)")
    }
}
