import CivilTime
import Foundation
import SeminarCore

/// An event as it stands at one instant: which of its occurrences matters, and until when that stays so.
struct DatedEvent {
    let event: Event
    /// By which the dates are ordered.
    let first: Occurrence
    /// The one that goes on or comes next; the first, where all are over.
    let occurrence: Occurrence
    let phase: DatePhase
    /// When `phase` or `occurrence` is next another one; nil where never.
    let changesAt: Date?

    /// Nil for a recurrence without any occurrence.
    init?(_ event: Event, in zone: Zone, at now: Date) {
        guard let first = event.schedule.occurrences(in: zone).first(where: { _ in true }) else { return nil }
        self.event = event
        self.first = first
        guard let live = event.schedule.occurrences(in: zone, endingAfter: now).first(where: { _ in true }) else {
            (occurrence, phase, changesAt) = (first, .past, nil)
            return
        }
        occurrence = live
        let (start, end) = (live.start(in: zone), live.end(in: zone))
        guard event.schedule.goesOn else {
            (phase, changesAt) = (.ahead, end)
            return
        }
        (phase, changesAt) = start > now ? (.ahead, start) : (.current, end)
    }

    /// Whether it belongs to what is next.
    var isAwaited: Bool { phase != .past && !event.isCancelled }
}

/// Where an event stands in relation to now.
enum DatePhase {
    case past, current, ahead
}

extension Schedule {
    /// Whether one can be in the middle of it: not of a deadline, nor of days of which one is yet to be chosen.
    fileprivate var goesOn: Bool {
        switch shape {
        case .deadline, .undecided: false
        case .day, .days, .appointment, .recurring: true
        }
    }
}
