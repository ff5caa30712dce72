import CivilTime
import Foundation

extension NaiveTimes {
    /// What has become of an event.
    struct Change {
        var kind: String
        var shapes: [SeasonEvent.Shape]
        /// The later end of both dates.
        var usefulUntil: Date
    }

    /// A time at which something takes place.
    struct Span: Hashable {
        var start: Date
        var end: Date
    }

    /// What people who know `old` are to be told of `new`; nil where no date that is still ahead has changed.
    func change(_ old: SeasonEvent?, _ new: SeasonEvent?, at now: Date) -> Change? {
        guard let new else {
            guard let old, !old.isCancelled, isAhead(old, at: now) else { return nil }
            return change("cancelled", [old.shape], at: now)
        }
        guard let old else {
            guard !new.isCancelled, isAhead(new, at: now), isLate(new, at: now) else { return nil }
            return change("added", [new.shape], at: now)
        }
        switch (old.isCancelled, new.isCancelled) {
        case (true, true): return nil
        case (false, true): return isAhead(old, at: now) ? change("cancelled", [new.shape, old.shape], at: now) : nil
        case (true, false): return isAhead(new, at: now) ? change("revived", [new.shape], at: now) : nil
        case (false, false): return move(from: old.shape, to: new.shape, at: now)
        }
    }

    /// What people were told is cancelled takes place after all.
    func revival(of event: SeasonEvent?, at now: Date) -> Change? {
        guard let event, !event.isCancelled, isAhead(event, at: now) else { return nil }
        return change("revived", [event.shape], at: now)
    }

    private func move(from old: SeasonEvent.Shape, to new: SeasonEvent.Shape, at now: Date) -> Change? {
        let (former, present) = (spans(of: old, after: now), spans(of: new, after: now))
        guard former != present || old.kind != new.kind && !former.isEmpty else { return nil }
        if old.kind == "undecided", new.kind != "undecided" { return change("decided", [new, old], at: now) }
        guard old.kind == "recurring", new.kind == "recurring" else { return change("moved", [new, old], at: now) }
        let gone = former.filter { !present.contains($0) }
        let come = present.filter { !former.contains($0) }
        guard gone.count <= 1, come.count <= 1, let end = (gone + come).map(\.end).max() else {
            return change("moved", [new, old], at: now)
        }
        let kind = gone.isEmpty ? "added" : come.isEmpty ? "cancelled" : "moved"
        return Change(kind: kind, shapes: [new, old], usefulUntil: end)
    }

    private func change(_ kind: String, _ shapes: [SeasonEvent.Shape], at now: Date) -> Change {
        let ends = shapes.compactMap { spans(of: $0, after: now).first?.end }
        return Change(kind: kind, shapes: shapes, usefulUntil: ends.max() ?? now)
    }

    private func isAhead(_ event: SeasonEvent, at now: Date) -> Bool { !spans(of: event.shape, after: now).isEmpty }

    /// Whether its own reminders come too late to tell of it.
    private func isLate(_ event: SeasonEvent, at now: Date) -> Bool {
        let all = moments(of: [event])
        return Dictionary(grouping: all, by: \.item.rule).values.contains { $0[0].due < now }
    }

    /// Whether the next time that it takes place, or the one that is under way, has begun before `end`.
    func begins(_ shape: SeasonEvent.Shape, after now: Date, before end: Date) -> Bool {
        spans(of: shape, after: now).first.map { $0.start < end } ?? false
    }

    /// All of them that are not over.
    func spans(of shape: SeasonEvent.Shape, after now: Date) -> [Span] {
        occurrences(of: shape).compactMap { span($0, of: shape) }.filter { $0.end > now }
    }

    private func span(_ occurrence: Occurrence, of shape: SeasonEvent.Shape) -> Span? {
        let zone = season.zone
        func instant(_ name: String) -> Date? {
            occurrence[name].flatMap { point in
                point.time.map { zone.instant(WallTime(date: point.date, time: $0)) }
            }
        }
        switch shape {
        case .day(let day): return Span(start: zone.startOfDay(day), end: zone.endOfDay(day))
        case .due(let day): return Span(start: zone.startOfDay(day), end: zone.endOfDay(day))
        case .days(let from, let through), .undecided(let from, let through, _):
            return Span(start: zone.startOfDay(from), end: zone.endOfDay(through))
        case .dueAt(let wall):
            // A calendar shows half an hour.
            return Span(start: zone.instant(wall).addingTimeInterval(-1_800), end: zone.instant(wall))
        case .appointment, .weekly, .rule:
            guard let start = instant("start"), let end = instant("end") else { return nil }
            return Span(start: start, end: end)
        }
    }
}

extension SeasonEvent.Shape {
    fileprivate var kind: String {
        switch self {
        case .day: "day"
        case .days: "days"
        case .appointment: "appointment"
        case .due, .dueAt: "deadline"
        case .undecided: "undecided"
        case .weekly, .rule: "recurring"
        }
    }
}
