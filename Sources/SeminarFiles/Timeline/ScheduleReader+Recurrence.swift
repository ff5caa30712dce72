import CivilTime
import SeminarCore

extension ScheduleReader {
    func weekly() -> Recurrence? {
        let weekdays = weekdays()
        let hours: TimeSpan? = mapping.required(.at)
        let exceptions = exceptions()
        guard let days = span(.from, .through), let hours, !weekdays.isEmpty else { return nil }
        guard hours.begin < hours.end else {
            mapping.refuse(.at, "\(name) ends before it starts", remedy: "expected an end after \(hours.begin)")
            return nil
        }
        let weekly = WeeklySpan(weekdays: weekdays, days: days.first...days.last)
        for exception in exceptions where !weekly.contains(exception.date) { exception.warnOfNothing() }
        let left = Set(exceptions.map(\.date)).union(holidays)
        guard let occurring = weekly.occurring(without: left) else {
            mapping.refuse(
                .weekly, "\(name) never occurs",
                remedy: "expected one of its weekdays from \(days.first) through \(days.last), and no holiday")
            return nil
        }
        return recurrence(weekly, occurring, at: hours, exceptions: left).map { singles(of: $0, without: exceptions) }
    }

    private func singles(of recurrence: Recurrence, without exceptions: [Exception]) -> Recurrence {
        let excepted = Set(exceptions.map(\.date))
        return SingleOccurrenceReader(
            mapping: mapping, name: name, zone: zone, recurrence: recurrence, excepted: excepted
        ).read()
    }

    /// The recurrence begins with its first occurrence, UNTIL names its last, and the exceptions are those days between
    /// them that would be occurrences otherwise (RFC 5545 §3.3.10, §3.8.5.1).
    private func recurrence(
        _ weekly: WeeklySpan, _ days: ClosedRange<CivilDate>, at hours: TimeSpan, exceptions: Set<CivilDate>
    ) -> Recurrence? {
        let codes = weekly.weekdays.sorted().map(\.iCalendarCode).joined(separator: ",")
        let until = WallTime(date: days.upperBound, time: hours.begin).basic
        return recurrence(
            "FREQ=WEEKLY;BYDAY=\(codes);UNTIL=\(until)", key: .weekly,
            start: WallTime(date: days.lowerBound, time: hours.begin),
            end: WallTime(date: days.lowerBound, time: hours.end),
            exceptions: exceptions.filter { weekly.contains($0) && days.contains($0) })
    }

    func rule() -> Recurrence? {
        let exceptions = exceptions()
        let text = mapping[.rrule]?.line(expected: "a rule such as FREQ=MONTHLY;BYDAY=1MO")
        guard let text, let times = times() else { return nil }
        let recurrence = recurrence(
            text, key: .rrule, start: times.start, end: times.end, exceptions: Set(exceptions.map(\.date)))
        guard let recurrence else { return nil }
        guard recurrence.starts(in: zone).contains(where: { _ in true }) else {
            mapping.refuse(
                .rrule, "\(name) never occurs",
                remedy: "expected a rule that matches a day from \(times.start.date) on that is not excepted")
            return nil
        }
        let plain = Recurrence(start: times.start, end: times.end, rule: recurrence.rule)
        for exception in exceptions {
            let from = WallTime(date: exception.date, time: .midnight)
            if plain.starts(in: zone, from: from).first(where: { _ in true })?.date != exception.date {
                exception.warnOfNothing()
            }
        }
        return singles(of: recurrence, without: exceptions)
    }

    private func recurrence(
        _ text: String, key: EventKey, start: WallTime, end: WallTime, exceptions: Set<CivilDate>
    ) -> Recurrence? {
        do {
            return Recurrence(start: start, end: end, rule: try RecurrenceRule(parsing: text), exceptions: exceptions)
        } catch {
            mapping.refuse(key, "the rule of \(name) cannot be read: \(error.what)", remedy: error.remedy)
            return nil
        }
    }

    private func weekdays() -> Set<Weekday> {
        let names = Weekday.allCases.map(\.name)
        guard let value = mapping[.weekly] else { return [] }
        if value.items?.isEmpty == true {
            value.refuse("\(name) has no weekday", remedy: "expected a list such as [monday, friday]")
        }
        let items = value.items == nil ? [value] : value.list(expected: "a list of weekdays")
        return Set(
            items.compactMap { item in
                guard let text = item.raw(expected: "a weekday such as monday") else { return nil }
                if let weekday = Weekday(name: text.lowercased()) { return weekday }
                item.refuse("\"\(text.shortened)\" is no weekday", remedy: Spelling.remedy(for: text, among: names))
                return nil
            })
    }

    private func exceptions() -> [Exception] {
        mapping.list(.except, expected: "a list of dates such as [2021-05-24]").compactMap { item in
            item.read(CivilDate.self).map { Exception(date: $0, value: item) }
        }
    }
}

/// A day of `except`, with its place.
private struct Exception {
    let date: CivilDate
    let value: YAMLValue

    func warnOfNothing() {
        value.complaints.warn(
            at: value.mark, "\(date) is excepted, but nothing takes place on it anyway", remedy: "correct or remove it")
    }
}
