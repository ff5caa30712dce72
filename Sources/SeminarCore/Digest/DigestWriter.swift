import CivilTime
import Foundation

/// Looks through a seminar for what its organisers are to read at `now`: a pure function of its timeline, roster and
/// what the state has of its mails.
package struct DigestWriter: Sendable {
    private let seminar: Seminar
    private let roster: [Participant]
    private let now: Date

    package init(_ seminar: Seminar, roster: [Participant], at now: Date) {
        self.seminar = seminar
        self.roster = roster
        self.now = now
    }

    /// - Parameters:
    ///   - since: when the organisers read the last one; nil where they never did.
    ///   - through: until when it looks ahead, exclusive.
    ///   - reminders: all that waits, and all that was decided or finished since then.
    ///   - marks: of all addresses, be they of this seminar or not.
    package func digest(
        since: Date?, through: Date, reminders: [TrackedReminder], marks: [AddressMark]
    ) -> SeminarDigest {
        let start = since ?? .distantPast
        let own = reminders.filter { $0.mail?.kind.isForOrganisersAlone != true }
        let addresses = Set(roster.filter(\.isEnrolled).map(\.email)).union(seminar.organisers.map(\.email))
        return SeminarDigest(
            since: since, through: through, sent: sent(own, since: start),
            troubles: troubles(own, since: start, besides: marks),
            marks: marks.filter { addresses.contains($0.address) }, debts: debts(since: start),
            dates: dates(through: through), reminders: due(through: through), decisions: decisions())
    }

    /// What an address took no more is said of the address.
    private func troubles(
        _ reminders: [TrackedReminder], since: Date, besides marks: [AddressMark]
    ) -> [MailTrouble] {
        let marked = Set(marks.map(\.address))
        let told = reminders.filter { reminder in
            guard let mail = reminder.mail, mail.progress.state == .rejected else { return true }
            return !marked.contains(mail.recipient)
        }
        return MailTrouble.all(in: told, since: since, at: now)
    }

    private func sent(_ reminders: [TrackedReminder], since: Date) -> [SeminarDigest.Sent] {
        var found: [SeminarDigest.Sent] = []
        for reminder in reminders {
            guard let mail = reminder.mail, mail.progress.state == .accepted, let at = mail.finishedAt, at >= since
            else { continue }
            let (event, rule) = (reminder.entry.key.event, reminder.entry.key.rule)
            if let place = found.firstIndex(where: { $0.event == event && $0.rule == rule }) {
                found[place].count += 1
                found[place].at = min(found[place].at, at)
            } else {
                found.append(SeminarDigest.Sent(event: event, rule: rule, count: 1, at: at))
            }
        }
        return found.sorted { ($0.at, $0.event, $0.rule) < ($1.at, $1.event, $1.rule) }
    }

    /// Of what is over and done by everybody nothing is said, once it was said.
    private func debts(since: Date) -> [SeminarDigest.Debt] {
        let people = roster.people.filter(\.isEnrolled)
        return seminar.events.compactMap { event in
            guard let obligation = event.obligation, !event.isCancelled, hasBegun(event) else { return nil }
            let debtors = people.filter { $0.owes(obligation) }
            let end = event.schedule.occurrences(in: seminar.zone).first { _ in true }?.end(in: seminar.zone)
            let isOver = end.map { $0 <= now } ?? false
            let isNews = isOver && (end.map { $0 > since } ?? false)
            guard !debtors.isEmpty || !isOver || isNews else { return nil }
            return SeminarDigest.Debt(
                event: event, debtors: debtors, done: people.count - debtors.count, isNews: isNews)
        }
    }

    /// Whether anybody has been reminded of it, or should have been.
    private func hasBegun(_ event: Event) -> Bool {
        let planner = ReminderPlanner(seminar)
        return event.reminders.contains { rule in
            let point = event.schedule.points(of: rule.moment.anchor, in: seminar.zone).first { _ in true }
            return point.map { planner.plan(rule, of: event, at: $0).due < now } ?? false
        }
    }

    private func dates(through end: Date) -> [SeminarDigest.Coming] {
        let zone = seminar.zone
        let coming = seminar.events.filter { !$0.isCancelled }.map { event in
            let occurrences = event.schedule.occurrences(in: zone, endingAfter: now).prefix { $0.start(in: zone) < end }
                .filter { occurrence in
                    let isAhead = occurrence.start(in: zone) >= zone.startOfDay(zone.date(at: now))
                    return isAhead || occurrence.end(in: zone) <= end
                }
            return SeminarDigest.Coming(event: event, occurrences: Array(occurrences))
        }
        return coming.filter { !$0.occurrences.isEmpty }.sorted { one, other in
            (one.firstStart(in: zone), one.event.id) < (other.firstStart(in: zone), other.event.id)
        }
    }

    /// What falls due at `now` is still ahead: it is decided at the same time as the digest.
    private func due(through end: Date) -> [SeminarDigest.Due] {
        let (planner, decider) = (ReminderPlanner(seminar), ReminderDecider(seminar))
        let resolver = ReminderResolver(seminar, roster: roster)
        let (first, last) = (now.addingTimeInterval(-1), end.addingTimeInterval(-1))
        let found = seminar.events.flatMap { event in
            event.reminders.flatMap { rule in
                planner.due(rule, of: event, after: .init(due: first), through: last).due.map { planned in
                    let count = resolver.reminders(planned).count { reminder in
                        decider.decision(for: reminder, isRecorded: false, at: planned.due) == .send
                    }
                    return SeminarDigest.Due(event: event, rule: rule, at: planned.due, count: count)
                }
            }
        }
        return found.filter { $0.count > 0 }
            .sorted { ($0.at, $0.event.id, $0.rule.identity) < ($1.at, $1.event.id, $1.rule.identity) }
    }

    /// How many days before its date a decision is asked for.
    private static let daysOfNotice = 14

    private func decisions() -> [SeminarDigest.Decision] {
        let zone = seminar.zone
        return seminar.events.compactMap { event in
            guard case .undecided(_, let last, let by) = event.schedule, !event.isCancelled,
                now < zone.endOfDay(last), now >= zone.startOfDay(by.adding(days: -Self.daysOfNotice))
            else { return nil }
            return SeminarDigest.Decision(event: event, by: by, isOverdue: now >= zone.endOfDay(by))
        }
    }
}

extension SeminarDigest.Coming {
    fileprivate func firstStart(in zone: Zone) -> Date { occurrences.first?.start(in: zone) ?? .distantFuture }
}
