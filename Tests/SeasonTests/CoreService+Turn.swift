import Foundation
import SeasonSupport
import SeminarCore

extension CoreService {
    /// By a clock that is not believed nothing is done.
    func turn(at now: Date) {
        guard !season.isDisbelieved(at: now) else { return }
        tick(at: now)
        pump(at: now)
    }

    func tick(at now: Date) {
        let due = plan.values.filter { $0.due <= now }.sorted {
            ($0.due, $0.event, $0.rule, $0.person?.text ?? "") < ($1.due, $1.event, $1.rule, $1.person?.text ?? "")
        }
        let held = ledger.values.filter { $0.holdUntil.map { $0 <= now } ?? false }
            .sorted { ($0.holdUntil ?? now, $0.key) < ($1.holdUntil ?? now, $1.key) }
        guard !due.isEmpty || !held.isEmpty else { return }
        let planner = TickPlanner(seminar, at: now, isPaused: isPaused, silences: silences)
        let agenda = planner.agenda(due: due, held: held, roster: roster)
        let recorded = Set(agenda.keys.filter(isRecorded))
        commit(planner.plan(agenda) { recorded.contains($0) })
    }

    private func commit(_ tick: TickPlan) {
        for advance in tick.advances {
            plan[PlanKey(event: advance.event, rule: advance.rule, person: advance.person)] = advance.next
        }
        for entry in tick.entries {
            keep(entry)
            enter(tick.now, entry, SeasonEntry.Kind.decided)
        }
        for mail in tick.mails { insert(mail, at: tick.now) }
        lastInstant = tick.now
    }

    private func isRecorded(_ key: ReminderKey) -> Bool {
        guard let entry = ledger[key], entry.state == .mailed, let mail = entry.mail else { return false }
        return mails[Int(mail)].progress.state != .cancelled
    }

    /// Decides anew about what was not sent for that reason.
    func reopen(skipped reason: SkipReason, for person: Participant, at now: Date) {
        let keys = Recipient.participant(person).keys
        let known = ledger.values.filter { keys.contains($0.key.person) }
        let reopened = Reopening.entries(
            of: known, skippedFor: reason, recorded: Set(known.map(\.key).filter(isRecorded)),
            resolver: ReminderResolver(seminar, roster: roster), at: now)
        for entry in reopened { keep(entry) }
    }

    private func keep(_ entry: LedgerEntry) { if !isRecorded(entry.key) { ledger[entry.key] = entry } }

    private func insert(_ mail: TickPlan.Mail, at now: Date) {
        let owed = mail.entries.filter { !isRecorded($0.key) }
        guard !owed.isEmpty else { return }
        for entry in owed {
            var entry = entry
            entry.mail = Int64(mails.count)
            keep(entry)
        }
        mails.append(
            Mail(
                recipient: mail.recipient, keys: owed.map(\.key), progress: .queued(at: now),
                usefulUntil: mail.usefulUntil))
        enter(now, mail.recipient, .mail(owed.map { item($0.key) }))
    }

    private func pump(at now: Date) {
        for place in mails.indices {
            while let next = mails[place].progress.nextAttempt, next <= now { attempt(place, at: now) }
        }
    }

    private func attempt(_ place: Int, at now: Date) {
        let mail = mails[place]
        if now >= mail.usefulUntil { return end(place, .stale, "no longer useful", at: now) }
        let entries = mail.keys.compactMap { ledger[$0] }
        let preparation = MailPreparation(
            entries, resolver: ReminderResolver(seminar, roster: roster),
            decider: ReminderDecider(seminar, isPaused: isPaused, silences: silences), at: now)
        switch preparation {
        case .wait(let until, let reason):
            mails[place].progress = mail.progress.held(until: until, because: reason)
            enter(now, mail.recipient, .wait(until: until))
        case .end(let state, let reason, let items):
            end(place, state, reason, at: now)
            for item in items { note(item, ofMail: place) }
        case .send(let reminders, let dropped):
            write(place, reminders, dropped, at: now)
            deliver(place, at: now)
        }
    }

    private func end(_ place: Int, _ state: DeliveryState, _ reason: String, at now: Date) {
        mails[place].progress = mails[place].progress.ended(state, because: reason)
        enter(now, mails[place].recipient, .end(state.rawValue))
    }

    /// Lost is only what came too late; the rest was not to be sent, as it would be without the mail.
    private func note(_ entry: LedgerEntry, ofMail place: Int) {
        guard mails[place].progress.state == .stale else {
            ledger[entry.key]?.reason = entry.reason
            return
        }
        if entry.state != .stale { ledger[entry.key] = entry }
    }

    private func write(_ place: Int, _ reminders: [DueReminder], _ dropped: [LedgerEntry], at now: Date) {
        let keys = Set(reminders.map { $0.key(in: seminar.id) })
        mails[place].keys.removeAll { !keys.contains($0) }
        for entry in dropped {
            ledger[entry.key] = entry
            enter(now, entry, SeasonEntry.Kind.dropped)
        }
    }

    private func deliver(_ place: Int, at now: Date) {
        let isDeaf = season.isDeaf(at: now)
        enter(now, mails[place].recipient, .attempt(mails[place].keys.map(item), isAccepted: !isDeaf))
        let outcome = isDeaf ? DeliveryOutcome.deferred(reason: "greylisted", reply: nil) : .accepted(reply: nil)
        let progress = mails[place].progress.sending().following(outcome, at: now, retry: RetryPolicy(), jitter: 0)
        mails[place].progress = progress.lookedAt(noLaterThan: mails[place].usefulUntil, at: now)
    }

    private func enter(
        _ now: Date, _ entry: LedgerEntry, _ kind: (SeasonItem, String) -> SeasonEntry.Kind
    ) {
        let address = roster.first { $0.person == entry.key.person }?.email.description ?? entry.key.person.text
        entries.append(
            SeasonEntry(
                at: now, address.lowercased(),
                kind(item(entry.key), SeasonEntry.word(entry.state.rawValue, entry.reason))))
    }

    private func enter(_ now: Date, _ recipient: Recipient, _ kind: SeasonEntry.Kind) {
        entries.append(SeasonEntry(at: now, recipient.email.description.lowercased(), kind))
    }

    private func item(_ key: ReminderKey) -> SeasonItem {
        SeasonItem(event: key.event.text, occurrence: key.occurrence, rule: key.rule)
    }
}
