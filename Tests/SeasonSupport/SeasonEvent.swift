import CivilTime

/// An event as an organiser writes it.
package struct SeasonEvent: Sendable {
    package enum Shape: Sendable, Hashable {
        case day(CivilDate)
        case days(CivilDate, through: CivilDate)
        case appointment(WallTime, to: WallTime)
        case due(CivilDate)
        case dueAt(WallTime)
        case undecided(CivilDate, and: CivilDate, decideBy: CivilDate)
        case weekly(
            [Weekday], from: CivilDate, through: CivilDate, begin: TimeOfDay, end: TimeOfDay, except: [CivilDate])
        case rule(String, start: WallTime, end: WallTime, except: [CivilDate])
    }

    package var id: String
    package var summary: String
    package var shape: Shape
    package var obligation: String?
    /// `enrolled`, `all` or `organisers`.
    package var audience = "enrolled"
    package var isCancelled = false
    package var reminders: [SeasonReminder]

    package init(id: String, summary: String, shape: Shape, obligation: String?, reminders: [SeasonReminder]) {
        self.id = id
        self.summary = summary
        self.shape = shape
        self.obligation = obligation
        self.reminders = reminders
    }
}

extension SeasonEvent.Shape {
    /// The names of its moments, each with what else it may be called.
    package var anchors: [String] {
        switch self {
        case .day: ["opening", "closing", "start", "end"]
        case .days: ["opening", "closing", "start", "end"]
        case .appointment, .weekly, .rule: ["start", "end", "opening", "closing"]
        case .due, .dueAt: ["due", "closing", "end"]
        case .undecided: ["opening", "closing", "due", "start", "end"]
        }
    }

    /// What a reminder that names none counts from.
    package var usualAnchor: String {
        switch self {
        case .due, .dueAt: "due"
        case .appointment, .weekly, .rule: "start"
        case .day, .days, .undecided: "opening"
        }
    }

    /// The one name of what `anchor` means here.
    package func canonical(_ anchor: String) -> String {
        switch self {
        case .due, .dueAt: "due"
        case .appointment, .weekly, .rule: anchor == "opening" ? "start" : anchor == "closing" ? "end" : anchor
        case .day, .days, .undecided: anchor == "start" ? "opening" : anchor == "end" ? "closing" : anchor
        }
    }

    /// Whether its moments are instants; else they are bare days.
    package var isTimed: Bool {
        switch self {
        case .appointment, .weekly, .rule, .dueAt: true
        case .day, .days, .due, .undecided: false
        }
    }
}
