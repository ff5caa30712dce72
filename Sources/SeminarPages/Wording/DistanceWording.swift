import CivilTime
import SeminarCore

/// How far off a day is, in words that one need not count with: `tomorrow`, `in 9 days`, `in 7 weeks`, `in 5 months`.
struct DistanceWording {
    private let language: Language
    private let today: CivilDate

    init(_ language: Language, today: CivilDate) {
        self.language = language
        self.today = today
    }

    private static let countedInDays = 20
    private static let countedInWeeks = 12 * 7

    /// Rounded to whole weeks and months where it is far off; a page says nothing of how long ago something was.
    func text(_ date: CivilDate) -> String {
        let days = today.days(until: date)
        if days <= Self.countedInDays { return DateWording(language).relative(date, from: today) }
        if days <= Self.countedInWeeks { return inUnits((days + 3) / 7, english: "weeks", german: "Wochen") }
        return inUnits((days * 12 + 182) / 365, english: "months", german: "Monaten")
    }

    /// `now, ends tomorrow`
    func current(through last: CivilDate) -> String {
        let end = DateWording(language).relative(last, from: today)
        return language == .german ? "läuft, endet \(end)" : "now, ends \(end)"
    }

    /// `now, until 16:00`
    func current(until time: TimeOfDay) -> String {
        let end = DateWording(language).time(time)
        return language == .german ? "jetzt, bis \(end)" : "now, until \(end)"
    }

    private func inUnits(_ count: Int, english: String, german: String) -> String {
        "in \(count) \(language == .german ? german : english)"
    }
}
