import CivilTime

/// When an event is: exactly one of the shapes that a seminar file can write.
package enum Schedule: Hashable, Sendable {
    case day(CivilDate)
    /// Both days included.
    case days(from: CivilDate, through: CivilDate)
    case appointment(start: WallTime, end: WallTime)
    case deadline(Due)
    /// Within these days, both included; which of them is decided by the end of `decideBy`.
    case undecided(between: CivilDate, and: CivilDate, decideBy: CivilDate)
    case recurring(Recurrence)

    package var shape: Shape {
        switch self {
        case .day: .day
        case .days: .days
        case .appointment: .appointment
        case .deadline: .deadline
        case .undecided: .undecided
        case .recurring: .recurring
        }
    }
}

/// The name of a shape, as the keys of `reminders:` use it.
package enum Shape: String, CaseIterable, Hashable, Sendable, Codable {
    case day, days, appointment, deadline, undecided, recurring
}

/// The last moment to hand something in.
package enum Due: Hashable, Sendable {
    /// Until the end of that day.
    case endOf(CivilDate)
    case at(WallTime)

    package var date: CivilDate {
        switch self {
        case .endOf(let date): date
        case .at(let wall): wall.date
        }
    }
}
