import CivilTime

/// Dates and times as people write them, from civil fields: the same words wherever the service runs.
package struct DateWording: Sendable {
    package let language: Language

    package init(_ language: Language) { self.language = language }

    /// `Wednesday, 10 March 2021`, `Mittwoch, 10. März 2021`
    package func day(_ date: CivilDate) -> String {
        "\(weekday(date.weekday)), \(dayAndMonth(date)) \(date.year)"
    }

    /// `Wed 10 March`, `Mi 10. März`: for subjects and lists, where the year is known.
    package func shortDay(_ date: CivilDate) -> String {
        "\(abbreviatedWeekday(date.weekday)) \(dayAndMonth(date))"
    }

    /// `10 March`, `10. März`
    package func dayAndMonth(_ date: CivilDate) -> String {
        let month = names.months[date.month - 1]
        return language == .german ? "\(date.day). \(month)" : "\(date.day) \(month)"
    }

    /// `25 February – 10 March 2021`, both included; what both have in common is said once.
    package func days(from: CivilDate, through: CivilDate) -> String {
        if from == through { return day(from) }
        let last = "\(dayAndMonth(through)) \(through.year)"
        if from.year != through.year { return "\(dayAndMonth(from)) \(from.year) – \(last)" }
        if from.month != through.month { return "\(dayAndMonth(from)) – \(last)" }
        return language == .german ? "\(from.day). – \(last)" : "\(from.day) – \(last)"
    }

    /// `14:00`, `14:00 Uhr`
    package func time(_ time: TimeOfDay) -> String {
        language == .german ? "\(time) Uhr" : time.description
    }

    /// `14:00–16:00`, `14:00–16:00 Uhr`
    package func times(from: TimeOfDay, to: TimeOfDay) -> String { "\(from)–\(self.time(to))" }

    /// `Monday, 19 April 2021, 14:00–16:00`; over midnight both days are named.
    package func span(_ occurrence: Occurrence) -> String {
        switch occurrence {
        case .allDay(let from, let through):
            return days(from: from, through: through)
        case .timed(let from, let to) where from.date == to.date:
            return "\(day(from.date)), \(times(from: from.time, to: to.time))"
        case .timed(let from, let to):
            return "\(moment(from)) – \(moment(to))"
        }
    }

    /// `Monday, 19 April 2021, 14:00`
    package func moment(_ wall: WallTime) -> String { "\(day(wall.date)), \(time(wall.time))" }

    /// `today`, `tomorrow`, `in 3 days`, `3 days ago`
    package func relative(_ date: CivilDate, from today: CivilDate) -> String {
        let days = today.days(until: date)
        switch (days, language) {
        case (0, .english): return "today"
        case (0, .german): return "heute"
        case (1, .english): return "tomorrow"
        case (1, .german): return "morgen"
        case (-1, .english): return "yesterday"
        case (-1, .german): return "gestern"
        case (1..., .english): return "in \(days) days"
        case (1..., .german): return "in \(days) Tagen"
        case (_, .english): return "\(-days) days ago"
        case (_, .german): return "vor \(-days) Tagen"
        }
    }

    package func weekday(_ weekday: Weekday) -> String { names.weekdays[weekday.rawValue - 1] }

    package func abbreviatedWeekday(_ weekday: Weekday) -> String {
        String(names.weekdays[weekday.rawValue - 1].prefix(language == .german ? 2 : 3))
    }

    private var names: CalendarNames { CalendarNames.of(language) }
}

/// The names of weekdays, from Monday, and of months.
private struct CalendarNames {
    let weekdays: [String]
    let months: [String]

    static func of(_ language: Language) -> CalendarNames {
        switch language {
        case .english: english
        case .german: german
        }
    }

    private static let english = CalendarNames(
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ])

    private static let german = CalendarNames(
        weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        months: [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
            "November", "Dezember",
        ])
}
