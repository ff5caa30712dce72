import CivilTime
import SeminarCore

/// Reads `moved` and `also` of an event that repeats: what is different about single occurrences.
struct SingleOccurrenceReader {
    let mapping: YAMLMapping<EventKey>
    /// As complaints call the event.
    let name: String
    let zone: Zone
    /// As the rule, its exceptions and the holidays have it.
    let recurrence: Recurrence
    /// The days of `except`.
    let excepted: Set<CivilDate>

    func read() -> Recurrence {
        var changed = recurrence
        let moves = moves()
        changed.moved = Dictionary(moves.map { ($0.original, $0.times) }) { first, _ in first }
        let additions = additions(beside: changed.moved)
        changed.additional = Set(additions.map(\.start))
        refuseCoincidences(moves, among: changed)
        return changed
    }

    /// Moved and additional occurrences must not begin when another one does: a calendar would show it twice, and
    /// whoever is reminded would be reminded of one.
    private func refuseCoincidences(_ moves: [Move], among changed: Recurrence) {
        var taken = changed.additional
        for move in moves {
            let start = move.times.from
            let isRuled = recurrence.begins(at: start, in: zone) && changed.moved[start] == nil
            guard isRuled || !taken.insert(start).inserted else { continue }
            move.value.refuse(
                "\(name) takes place at \(start) already", remedy: "expected a time at which no other occurrence begins"
            )
        }
    }
}

extension SingleOccurrenceReader {
    /// An entry of `moved`.
    struct Move {
        let original: WallTime
        let times: Recurrence.Times
        let value: YAMLValue
    }

    private static let expectedMoves = "a day and its new times such as { 2021-05-10: 2021-05-11 15:00-16:00 }"

    private func moves() -> [Move] {
        var seen: Set<WallTime> = []
        return (mapping[.moved]?.pairs(expected: Self.expectedMoves) ?? []).compactMap { key, value in
            let (point, new) = (key.read(AnchorPoint.self), value.read(NewTimes.self))
            guard let point, let original = original(point, at: key), let new else { return nil }
            guard seen.insert(original).inserted else {
                key.refuse("the occurrence at \(original) is moved twice", remedy: "keep one of the two")
                return nil
            }
            let times = new.times(of: recurrence, movedFrom: original, in: zone)
            return isMove(times, from: original, value) ? Move(original: original, times: times, value: value) : nil
        }
    }

    /// The start of the occurrence that `point` means.
    private func original(_ point: AnchorPoint, at key: YAMLValue) -> WallTime? {
        let starts = recurrence.starts(on: point.date, in: zone)
        if let time = point.time {
            let start = WallTime(date: point.date, time: time)
            if starts.contains(start) { return start }
        } else if starts.count > 1 {
            key.refuse(
                "\(name) takes place several times on \(point.date)",
                remedy: "say which one is meant, as \(starts[0])")
            return nil
        } else if let start = starts.first {
            return start
        }
        key.refuse(reasonForNone(at: point), remedy: remedyForNone(at: point))
        return nil
    }

    private func reasonForNone(at point: AnchorPoint) -> String {
        if excepted.contains(point.date) { return "\(point.date) is in \"except\" and cannot be moved" }
        if recurrence.exceptions.contains(point.date) {
            return "\(point.date) is a holiday, on which \(name) does not take place"
        }
        return "\(name) does not take place \(point.time == nil ? "on" : "at") \(point)"
    }

    private func remedyForNone(at point: AnchorPoint) -> String {
        if recurrence.exceptions.contains(point.date) || excepted.contains(point.date) {
            return "write the new time under \"also\""
        }
        let midnight = WallTime(date: point.date, time: .midnight)
        let next = recurrence.starts(in: zone, from: midnight).first { _ in true } ?? recurrence.start
        return "expected when one takes place, such as \(point.time == nil ? next.date.description : next.description)"
    }

    private func isMove(_ times: Recurrence.Times, from original: WallTime, _ value: YAMLValue) -> Bool {
        guard zone.instant(times.from) < zone.instant(times.to) else {
            let what = times.from == times.to ? "takes no time" : "ends before it starts"
            value.refuse("what is moved \(what)", remedy: "expected an end after \(times.from.time)")
            return false
        }
        let usual = Recurrence.Times(from: original, to: recurrence.end(ofOccurrenceAt: original, in: zone))
        guard times == usual else { return true }
        value.refuse("\(original) is moved to where it is", remedy: "correct or remove it")
        return false
    }
}

extension SingleOccurrenceReader {
    /// An item of `also`.
    private typealias Addition = (start: WallTime, value: YAMLValue)

    private func additions(beside moved: [WallTime: Recurrence.Times]) -> [Addition] {
        var seen: Set<WallTime> = []
        let items = mapping.list(.also, expected: "a list of days and times such as [2021-05-12 14:00]")
        return items.compactMap { item in
            guard let point = item.read(AnchorPoint.self) else { return nil }
            let start = WallTime(date: point.date, time: point.time ?? recurrence.start.time)
            if let (what, remedy) = objection(to: start, moved: moved, isFirst: seen.insert(start).inserted) {
                item.refuse(what, remedy: remedy)
                return nil
            }
            return (start, item)
        }
    }

    /// On a holiday it may be, at the usual time too: that is how one says that it takes place all the same.
    private func objection(
        to start: WallTime, moved: [WallTime: Recurrence.Times], isFirst: Bool
    ) -> (what: String, remedy: String)? {
        if !isFirst { return ("\(start) is given twice", "keep one of the two") }
        if moved[start] != nil {
            return ("\(start) is the time from which \"moved\" moves an occurrence", "list the new time here instead")
        }
        if recurrence.begins(at: start, in: zone) {
            return ("\(name) takes place at \(start) anyway", "correct or remove it")
        }
        if excepted.contains(start.date), recurrence.withoutExceptions.begins(at: start, in: zone) {
            return ("\(start.date) is in \"except\" as well", "keep one of the two")
        }
        return nil
    }
}

extension Recurrence {
    fileprivate var withoutExceptions: Recurrence { Recurrence(start: start, end: end, rule: rule) }

    fileprivate func starts(on day: CivilDate, in zone: Zone) -> [WallTime] {
        let midnight = WallTime(date: day, time: .midnight)
        return Array(starts(in: zone, from: midnight).prefix { $0.date == day })
    }

    fileprivate func begins(at start: WallTime, in zone: Zone) -> Bool {
        starts(in: zone, from: start).first { _ in true } == start
    }
}
