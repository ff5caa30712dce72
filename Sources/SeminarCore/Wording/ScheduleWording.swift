import CivilTime

/// When an event is, in a sentence's worth of words.
package struct ScheduleWording: Sendable {
    private let dates: DateWording
    private let zone: Zone

    package init(_ language: Language, zone: Zone) {
        dates = DateWording(language)
        self.zone = zone
    }

    /// The whole event: `Monday, 19 April 2021, 14:00–16:00`, `by Monday, 3 May 2021`, `Mondays and Fridays,
    /// 14:00–15:00, 12 April – 16 July 2021`; what is different about single occurrences follows after semicolons.
    package func text(_ schedule: Schedule) -> String {
        switch schedule {
        case .day(let date): return dates.day(date)
        case .days(let from, let through): return dates.days(from: from, through: through)
        case .appointment(let start, let end): return dates.span(.timed(from: start, to: end))
        case .deadline(let due): return by(due)
        case .undecided(let between, let and, _): return undecided(between, and)
        case .recurring(let recurrence):
            return ([pattern(of: recurrence)] + singles(of: recurrence)).joined(separator: "; ")
        }
    }

    /// One occurrence of it, where it repeats; else the whole.
    package func text(_ schedule: Schedule, of occurrence: Occurrence?) -> String {
        guard case .recurring = schedule, let occurrence else { return text(schedule) }
        return dates.span(occurrence)
    }

    /// For a subject: `by Wed 10 March`, `Mon 19 April, 14:00`.
    package func short(_ schedule: Schedule, of occurrence: Occurrence?) -> String {
        switch schedule {
        case .day(let date): return dates.shortDay(date)
        case .days(_, let through): return "\(byWord) \(dates.shortDay(through))"
        case .deadline(.endOf(let date)): return "\(byWord) \(dates.shortDay(date))"
        case .deadline(.at(let wall)): return "\(byWord) \(short(wall))"
        case .undecided(let between, let and, _): return dates.days(from: between, through: and)
        case .appointment(let start, _): return short(start)
        case .recurring(let recurrence):
            if case .timed(let from, _)? = occurrence { return short(from) }
            return short(recurrence.start)
        }
    }

    private func by(_ due: Due) -> String {
        switch due {
        case .endOf(let date):
            let end = dates.language == .german ? "Tagesende" : "end of the day"
            return "\(byWord) \(dates.day(date)) (\(end))"
        case .at(let wall): return "\(byWord) \(dates.moment(wall))"
        }
    }

    private func undecided(_ between: CivilDate, _ and: CivilDate) -> String {
        let note = dates.language == .german ? "Termin steht noch nicht fest" : "date to be finalised"
        return "\(dates.days(from: between, through: and)) (\(note))"
    }

    /// What is different about single occurrences, in their order: `Mon 10 May, 14:00 moved to Tuesday, 11 May 2021,
    /// 15:00–16:00`, `also Wednesday, 12 May 2021, 14:00–15:00`.
    package func singles(of recurrence: Recurrence) -> [String] {
        let isGerman = dates.language == .german
        let moved = recurrence.moved.map { original, times in
            (original, "\(short(original)) \(isGerman ? "verlegt auf" : "moved to") \(dates.span(.timed(times)))")
        }
        let additional = recurrence.additional.map { start in
            (start, "\(isGerman ? "auch" : "also") \(dates.span(.timed(recurrence.times(from: start, in: zone))))")
        }
        return (moved + additional).sorted { $0 < $1 }.map(\.1)
    }

    /// Weekly days are named; any other rule says its first occurrence and that it repeats.
    package func pattern(of recurrence: Recurrence) -> String {
        let times = dates.times(from: recurrence.start.time, to: recurrence.end.time)
        guard let weekdays = recurrence.rule.plainWeeklyDays else {
            let first = recurrence.starts(in: zone).first { _ in true } ?? recurrence.start
            let repeats = dates.language == .german ? "wiederkehrend ab" : "repeatedly, from"
            return "\(repeats) \(dates.day(first.date)), \(times)"
        }
        let names = list(weekdays.map(plural))
        guard let last = lastDay(of: recurrence) else { return "\(names), \(times)" }
        return "\(names), \(times), \(dates.days(from: recurrence.start.date, through: last))"
    }

    private func lastDay(of recurrence: Recurrence) -> CivilDate? {
        switch recurrence.rule.end {
        case .never, .count: nil
        case .until(.date(let date)): date
        case .until(.wall(let wall)): wall.date
        case .until(.utc(let instant)): zone.date(at: instant)
        }
    }

    private func plural(_ weekday: Weekday) -> String {
        dates.language == .german ? dates.weekday(weekday).lowercased() + "s" : dates.weekday(weekday) + "s"
    }

    private func list(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + (dates.language == .german ? " und " : " and ") + last
    }

    private func short(_ wall: WallTime) -> String { "\(dates.shortDay(wall.date)), \(dates.time(wall.time))" }

    private var byWord: String { dates.language == .german ? "bis" : "by" }
}

extension RecurrenceRule {
    /// The weekdays of a rule that says no more than `every week on …`.
    fileprivate var plainWeeklyDays: [Weekday]? {
        guard description.hasPrefix("FREQ=WEEKLY"), interval == 1, !byDay.isEmpty else { return nil }
        return byDay.map(\.weekday).sorted()
    }
}
