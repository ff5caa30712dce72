import CivilTime
import SeminarCore

/// The keys that say when a single event is.
enum ImportedShape {
    static func lines(of occurrence: Occurrence) -> [ImportedEvent.Line] {
        switch occurrence {
        case .allDay(let from, let through) where from == through: [(.on, "\(from)")]
        case .allDay(let from, let through): [(.from, "\(from)"), (.through, "\(through)")]
        // What takes no time is a moment until which something is to be done.
        case .timed(let from, let to) where from == to: [(.due, "\(from)")]
        case .timed(let from, let to): [(.start, "\(from)"), (.end, "\(to)")]
        }
    }
}
