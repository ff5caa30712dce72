import CivilTime
import Foundation
import SeminarCore

/// The words of a digest's lines.
struct DigestWording {
    private let seminar: Seminar
    private let language: Language
    private let names: [PersonID: String]
    private let dates: DateWording
    private let schedules: ScheduleWording

    init(_ seminar: Seminar, _ language: Language, roster: [Participant]) {
        self.seminar = seminar
        self.language = language
        let people = roster.people.map(Recipient.participant) + seminar.organisers.map(Recipient.organiser)
        let named = people.flatMap { person in person.keys.map { ($0, person.name) } }
        names = Dictionary(named, uniquingKeysWith: { first, _ in first })
        dates = DateWording(language)
        schedules = ScheduleWording(language, zone: seminar.zone)
    }

    /// The most pressing first, and no more than three: it is a subject.
    func headline(of digest: SeminarDigest) -> String {
        let owing = Set(digest.debts.flatMap(\.debtors).map(\.person)).count
        let sent = digest.sent.map(\.count).reduce(0, +)
        let coming = digest.reminders.map(\.count).reduce(0, +)
        let problems = digest.troubles.count + digest.marks.count
        let parts = [
            counted(problems, ("problem", "problems"), ("Problem", "Probleme")),
            counted(
                digest.decisions.count, ("date to be fixed", "dates to be fixed"), ("offener Termin", "offene Termine")),
            counted(owing, ("still owes", "still owe"), ("noch offen", "noch offen")),
            counted(sent, ("mail sent", "mails sent"), ("Mail verschickt", "Mails verschickt")),
            counted(coming, ("mail to come", "mails to come"), ("Mail kommt", "Mails kommen")),
        ].compactMap(\.self)
        guard parts.isEmpty else { return parts.prefix(3).joined(separator: ", ") }
        return language == .german ? "die nächsten Termine" : "the next dates"
    }

    private func counted(
        _ count: Int, _ english: (one: String, many: String), _ german: (one: String, many: String)
    ) -> String? {
        guard count > 0 else { return nil }
        let words = language == .german ? german : english
        return "\(count) \(count == 1 ? words.one : words.many)"
    }

    private func people(_ count: Int) -> String {
        counted(count, ("person", "people"), ("Person", "Personen")) ?? (language == .german ? "niemand" : "nobody")
    }

    /// How many are named before the rest is counted.
    private static let named = 8

    private func names(of people: [PersonID]) -> String {
        let shown = people.prefix(Self.named).map { names[$0] ?? $0.text }.joined(separator: ", ")
        let rest = people.count - Self.named
        guard rest > 0 else { return shown }
        return language == .german ? "\(shown) und \(rest) weitere" : "\(shown) and \(rest) more"
    }

    private func summary(of event: Identifier) -> String { seminar.event(event)?.summary ?? event.text }

    private func rule(_ identity: String, of event: Identifier) -> String {
        RuleWording(language).text(identity, of: seminar.event(event))
    }
}

extension DigestWording {
    func longMoment(_ instant: Date) -> String {
        let wall = seminar.zone.wallTime(at: instant)
        return dates.moment(WallTime(date: wall.date, time: wall.time.toTheMinute))
    }

    private func moment(_ instant: Date) -> String {
        let wall = seminar.zone.wallTime(at: instant)
        return "\(dates.shortDay(wall.date)), \(dates.time(wall.time.toTheMinute))"
    }

    func problem(_ trouble: MailTrouble) -> DigestValues.ProblemValues {
        .init(
            isRefused: trouble.kind == .refused, isStale: trouble.kind == .stale,
            isUncertain: trouble.kind == .uncertain, isStuck: trouble.kind == .stuck,
            summary: summary(of: trouble.event), rule: rule(trouble.rule, of: trouble.event),
            people: people(trouble.people.count), names: names(of: trouble.people), cause: trouble.reason)
    }

    func decision(_ decision: SeminarDigest.Decision) -> DigestValues.DecisionValues {
        .init(
            summary: decision.event.summary, when: schedules.text(decision.event.schedule),
            decideBy: dates.day(decision.by), isOverdue: decision.isOverdue)
    }

    func debt(_ debt: SeminarDigest.Debt, at now: Date) -> DigestValues.DebtValues {
        let occurrence = debt.event.schedule.occurrences(in: seminar.zone).first { _ in true }
        return .init(
            summary: debt.event.summary, short: schedules.short(debt.event.schedule, of: occurrence),
            relative: NearnessWording(language).text(debt.event, occurrence, in: seminar.zone, at: now),
            debtors: debt.debtors.map { .init(name: $0.name, email: $0.email.description) },
            debtorCount: debt.debtors.count, doneCount: debt.done, hasDebtors: !debt.debtors.isEmpty)
    }

    func sent(_ sent: SeminarDigest.Sent) -> DigestValues.SentValues {
        .init(
            summary: summary(of: sent.event), rule: rule(sent.rule, of: sent.event), moment: moment(sent.at),
            people: people(sent.count))
    }

    func coming(_ due: SeminarDigest.Due) -> DigestValues.ComingValues {
        .init(
            summary: due.event.summary, rule: due.rule.moment.description, moment: moment(due.at),
            people: people(due.count))
    }

    func date(_ coming: SeminarDigest.Coming) -> DigestValues.DateValues {
        let times = coming.occurrences.map { schedules.short(coming.event.schedule, of: $0) }
        return .init(
            summary: coming.event.summary, moment: times.joined(separator: "; "), location: coming.event.location)
    }
}

extension TimeOfDay {
    fileprivate var toTheMinute: TimeOfDay { TimeOfDay(hour: hour, minute: minute) ?? self }
}
