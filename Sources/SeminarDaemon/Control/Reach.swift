import CivilTime
import Foundation

/// How far a list of what comes looks ahead.
enum Reach {
    /// To the end of what takes place once, and some weeks of what repeats.
    case usual
    case days(Int)
    case all

    /// For what repeats, by itself.
    private static let horizon = 60

    /// How many entries one event may fill. What repeats without end is cut somewhere even where all is asked for: more
    /// than a year has days.
    var mostOccurrences: Int {
        switch self {
        case .usual: 10
        case .days, .all: 400
        }
    }

    /// What begins then or later is left out.
    func end(repeating: Bool, in zone: Zone, at now: Date) -> Date {
        let days: Int? =
            switch self {
            case .usual: repeating ? Self.horizon : nil
            case .days(let days): days
            case .all: nil
            }
        return days.map { zone.endOfDay(zone.date(at: now).adding(days: $0)) } ?? .distantFuture
    }
}
