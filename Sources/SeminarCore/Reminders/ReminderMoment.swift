import CivilTime

/// When a reminder goes out, relative to a named moment of its event: `3 days before closing at 09:00`.
package struct ReminderMoment: Hashable, Sendable {
    package var offset: Offset
    package var anchor: Anchor
    /// The time of day of an offset counted in days; nil means the seminar's `remind_at`.
    package var time: TimeOfDay?

    package init(_ offset: Offset, _ anchor: Anchor, at time: TimeOfDay? = nil) {
        self.offset = offset
        self.anchor = anchor
        self.time = time
    }

    /// How far from the anchor; negative is before it.
    package enum Offset: Hashable, Sendable {
        /// `at start`: the instant itself, or `remind_at` of a bare day.
        case at
        /// Elapsed time from the instant.
        case minutes(Int)
        /// Calendar days from the anchor's day; zero is `on the day`.
        case days(Int)
        /// Days that are neither Saturday, Sunday nor a holiday.
        case workingDays(Int)
    }

    /// A named moment of an event. Which of them an event has depends on its shape, and each has one canonical name.
    package enum Anchor: String, CaseIterable, Hashable, Sendable, Codable {
        case start, end, due, opening, closing
    }

    /// One spelling for what means the same: `7 days` and `1 week`, `2 hours` and `120 minutes`.
    package var canonicalForm: String {
        switch offset {
        case .at: "at \(anchor.rawValue)"
        case .days(0), .workingDays(0): "on the day of \(anchor.rawValue)"
        case .minutes(let count):
            count % 60 == 0 ? counted(count / 60, "hour") : counted(count, "minute")
        case .days(let count): counted(count, "day")
        case .workingDays(let count): counted(count, "working day")
        }
    }

    private func counted(_ count: Int, _ unit: String) -> String {
        "\(count.magnitude) \(unit)\(count.magnitude == 1 ? "" : "s") \(count < 0 ? "before" : "after") \(anchor.rawValue)"
    }
}

extension ReminderMoment: CustomStringConvertible {
    /// As an organiser would write it.
    package var description: String {
        let base: String
        switch offset {
        case .days(0), .workingDays(0): base = anchor == .closing ? "on the last day" : "on the day"
        default: base = canonicalForm
        }
        return time.map { "\(base) at \($0)" } ?? base
    }
}

extension Shape {
    /// The canonical name of a moment for events of this shape, or nil where they have no such moment.
    ///
    /// For an event not fixed yet, `due` is the day by which it must be decided.
    package func canonicalAnchor(_ anchor: ReminderMoment.Anchor) -> ReminderMoment.Anchor? {
        switch (self, anchor) {
        case (.day, .due), (.days, .due), (.appointment, .due), (.recurring, .due): nil
        case (.deadline, .due), (.deadline, .closing), (.deadline, .end): .due
        case (.deadline, .start), (.deadline, .opening): nil
        case (.undecided, .due): .due
        case (_, .start), (_, .opening): isTimed ? .start : .opening
        case (_, .end), (_, .closing): isTimed ? .end : .closing
        }
    }

    /// What a rule without an anchor counts from.
    package var standardAnchor: ReminderMoment.Anchor {
        switch self {
        case .deadline: .due
        case .appointment, .recurring: .start
        case .day, .days, .undecided: .opening
        }
    }

    private var isTimed: Bool { self == .appointment || self == .recurring }

    /// The names of the moments that events of this shape have, for complaints.
    package var anchorNames: [String] {
        ReminderMoment.Anchor.allCases.filter { canonicalAnchor($0) != nil }.map(\.rawValue)
    }
}
