import CivilTime
import ICalendar

extension EventComponent {
    /// The whole event: itself, and beside it every occurrence that is moved, with the same UID and stamps (RFC 5545
    /// §3.8.4.4).
    package static func components(
        of event: Event, in seminar: Seminar, stamp: EventStamp
    ) -> [EventComponent] {
        guard let master = EventComponent(event, of: seminar, stamp: stamp) else { return [] }
        guard case .recurring(let recurrence) = event.schedule else { return [master] }
        let moved = recurrence.moved.sorted { $0.key < $1.key }
        return [master] + moved.map { master.replacing($0.key, by: $0.value, in: seminar.zone) }
    }

    private func replacing(
        _ original: WallTime, by times: Recurrence.Times, in zone: Zone
    ) -> EventComponent {
        var component = self
        let times = times.existing(in: zone)
        (component.start, component.end) = (.zoned(times.from, zone), .zoned(times.to, zone))
        component.recurrenceIdentifier = .zoned(original, zone)
        component.recurrence = nil
        (component.recurrenceTimes, component.exceptionTimes) = ([], [])
        return component
    }

    /// Makes this, which takes place at `first`, the master of all occurrences.
    ///
    /// What is additional at the time of an excepted occurrence is that one: named by both, it would not take place. An
    /// excepted day whose time the clocks leave out has no occurrence (RFC 5545 §3.3.10), and yet many readers show one
    /// after the gap: it is excepted by name as well.
    mutating func repeats(_ recurrence: Recurrence, from first: Occurrence, in zone: Zone) {
        self.recurrence = recurrence.rule
        let days = recurrence.exceptions.filter { $0 >= first.firstDay }.sorted()
        let additional = Set(recurrence.additional.map { zone.wallTime(at: zone.instant($0)) })
        exceptionTimes = days.flatMap {
            Set(recurrence.ruled(on: $0, in: zone) + recurrence.ruled(on: $0, in: .utc)).sorted()
        }
        .filter { !additional.contains($0) }.map { .zoned($0, zone) }
        recurrenceTimes = additional.sorted()
            .filter { $0.date < first.firstDay || !recurrence.ruled(on: $0.date, in: zone).contains($0) }
            .map { .zoned($0, zone) }
    }
}

extension Recurrence {
    /// The starts that the rule gives on one day, excepted or not.
    fileprivate func ruled(on day: CivilDate, in zone: Zone) -> [WallTime] {
        let midnight = WallTime(date: day, time: .midnight)
        return Array(rule.occurrences(startingAt: start, in: zone, from: midnight).prefix { $0.date == day })
    }
}

extension Schedule {
    /// What DTSTART says: the first occurrence, before it is moved. Where the rule counts its occurrences, those that
    /// are excepted count with them, and so it is the rule's first even if that is an exception.
    func firstInCalendar(_ zone: Zone) -> Occurrence? {
        guard case .recurring(var recurrence) = self else { return occurrences(in: zone).first { _ in true } }
        if case .count = recurrence.rule.end { recurrence.exceptions = [] }
        return recurrence.starts(in: zone).first { _ in true }.map { start in
            .timed(from: start, to: recurrence.end(ofOccurrenceAt: start, in: zone))
        }
    }
}
