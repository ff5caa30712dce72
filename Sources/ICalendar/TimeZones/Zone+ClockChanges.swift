import CivilTime
import Foundation

extension Zone {
    /// The changes of offset in a span. That a time is only called another name, or by law another kind, is no change:
    /// nobody's clock moves.
    func clockChanges(from: Date, to: Date) -> [ClockChange] {
        let transitions = transitions(from: from, to: to)
        var state = state(at: from, before: transitions)
        var changes: [ClockChange] = []
        for transition in transitions {
            let next = state.following(transition)
            if transition.offsetAfter != state.offset {
                changes.append(
                    ClockChange(
                        at: transition.at,
                        wallTime: Zone.utc.wallTime(at: transition.at).adding(seconds: transition.offsetBefore),
                        offsetBefore: transition.offsetBefore, offset: transition.offsetAfter, kind: next.kind,
                        abbreviation: transition.abbreviation))
            }
            state = next
        }
        return changes
    }

    /// What an observance at this instant would be called.
    func kind(at instant: Date, before later: Date) -> Observance.Kind {
        state(at: instant, before: transitions(from: instant, to: later)).kind
    }

    /// The opposite of what the next change between standard and daylight saving time begins.
    private func state(at instant: Date, before transitions: [Transition]) -> ClockState {
        let isDaylightSaving = isDaylightSaving(at: instant)
        let next = transitions.first { $0.isDaylightSaving != isDaylightSaving && $0.offsetAfter != $0.offsetBefore }
        let isSummer = next.map { $0.offsetAfter < $0.offsetBefore } ?? false
        return ClockState(
            offset: offset(at: instant), isDaylightSaving: isDaylightSaving, kind: isSummer ? .daylight : .standard)
    }
}

/// A state of the zone's clocks: before the first change, and after each.
private struct ClockState {
    let offset: Int
    let isDaylightSaving: Bool
    let kind: Observance.Kind

    /// DAYLIGHT is the time with the greater offset. The law may see it the other way round, as in Dublin, whose
    /// standard time is the summer's; clients that expect DAYLIGHT to be ahead would move such events by an hour.
    func following(_ transition: Zone.Transition) -> Self {
        var next = kind
        if transition.isDaylightSaving != isDaylightSaving, transition.offsetAfter != offset {
            next = transition.offsetAfter > offset ? .daylight : .standard
        }
        return Self(offset: transition.offsetAfter, isDaylightSaving: transition.isDaylightSaving, kind: next)
    }
}
