import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    /// The most entries of the past that a list shows.
    private static let mostRecorded = 2000

    func reminders(_ question: ReminderQuestion) throws(ControlFailure) -> [ReminderEntry] {
        let states = ["planned", "queued", "sent", "held", "skipped", "stale", "rejected"]
        if let state = question.state, !states.contains(state) {
            throw ControlFailure(
                .usage, "there is no state \"\(state)\"; expected one of \(states.joined(separator: ", "))")
        }
        if let name = question.event, question.seminar != nil || engine.catalog.count == 1 {
            _ = try event(name, of: try active(question.seminar).seminar)
        }
        var entries: [ReminderEntry] = []
        for active in try concerned(question) {
            if question.state != "planned" { entries += try recorded(of: active) }
            if question.state ?? "planned" == "planned" { entries += try planned(of: active) }
        }
        return entries.filter { entry in
            (question.event == nil || entry.event == question.event)
                && (question.state == nil || entry.state == question.state)
        }
    }

    /// The seminar that is named, or all that have something of the kind.
    private func concerned(_ question: ReminderQuestion) throws(ControlFailure) -> ActiveSeminars {
        guard question.seminar == nil else { return try actives(question.seminar) }
        let ids = try reading { store throws(StateStoreError) in
            try store.seminars(
                withPlans: question.state ?? "planned" == "planned", orEntries: question.state != "planned")
        }
        return ActiveSeminars(ids: ids, catalog: engine.catalog)
    }

    /// What has been decided, the earliest first.
    private func recorded(of active: ActiveSeminar) throws(ControlFailure) -> [ReminderEntry] {
        let seminar = active.seminar
        let found = try reading { store throws(StateStoreError) in
            (
                entries: try store.entries(of: seminar.id, limit: Self.mostRecorded),
                roster: try store.participants(of: seminar.id),
                mails: try store.mails(MailFilter(seminar: seminar.id))
            )
        }
        let mails = Dictionary(found.mails.map { ($0.mail.id, $0.mail) }) { first, _ in first }
        let names = Dictionary(
            found.roster.people.flatMap { person in person.keys.map { ($0, person.name) } },
            uniquingKeysWith: { first, _ in first })
        return found.entries.reversed().map { entry in
            let event = seminar.event(entry.key.event)
            let mail = entry.mail.flatMap { mails[$0] }
            return ReminderEntry(
                seminar: seminar.id.text, event: entry.key.event.text, summary: seminar.summary(of: entry.key) ?? "",
                rule: event?.rule(entry.key.rule)?.inWords ?? RuleWording().text(entry.key.rule, of: event),
                due: seminar.zone.rfc3339(entry.due),
                state: mail?.progress.state.ofReminder ?? entry.state.rawValue,
                reason: mail.flatMap(entry.ending) ?? mail?.progress.reason ?? entry.reason,
                occurrence: entry.key.occurrence, person: entry.key.person.text, name: names[entry.key.person],
                mail: entry.mail)
        }
    }

    /// What is to come, a rule each, with the number of people whom it would reach as things stand.
    func planned(of active: ActiveSeminar) throws(ControlFailure) -> [ReminderEntry] {
        let plans = try reading { store throws(StateStoreError) in try store.plans(of: active.seminar.id) }
        return try planned(plans, of: active)
    }

    func planned(_ plans: [StoredPlan], of active: ActiveSeminar) throws(ControlFailure) -> [ReminderEntry] {
        let seminar = active.seminar
        let roster = try reading { store throws(StateStoreError) in try store.participants(of: seminar.id) }
        let resolver = ReminderResolver(seminar, roster: roster)
        let decider = ReminderDecider(seminar)
        return plans.compactMap { plan in
            guard let event = seminar.event(plan.reminder.event), let rule = event.rule(plan.reminder.rule) else {
                return nil
            }
            let reached = resolver.reminders(plan.reminder).filter { reminder in
                decider.decision(for: reminder, isRecorded: false, at: plan.reminder.due) == .send
            }
            return ReminderEntry(
                seminar: seminar.id.text, event: event.id.text, summary: event.summary, rule: rule.inWords,
                due: seminar.zone.rfc3339(plan.reminder.due), state: "planned", reason: "comes \(rule.moment)",
                occurrence: plan.reminder.anchor.description, person: plan.reminder.person?.text,
                name: plan.reminder.person == nil ? nil : reached.first?.recipient.name, recipients: reached.count)
        }
    }
}

extension DeliveryState {
    /// What the state of its mail says of a reminder.
    fileprivate var ofReminder: String {
        switch self {
        case .accepted: "sent"
        case .queued, .sending, .deferred, .uncertain: "queued"
        case .held: "held"
        case .rejected: "rejected"
        case .stale: "stale"
        case .cancelled: "skipped"
        }
    }
}
