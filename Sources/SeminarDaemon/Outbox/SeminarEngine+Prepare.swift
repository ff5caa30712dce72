import Foundation
import SeminarCore
import StateStore

extension SeminarEngine {
    /// What becomes of mails whose turn has come, in their order. Each is decided about, then what goes out for the
    /// first time is written.
    func prepare(_ due: DueMails, at now: Date) throws(StateStoreError) -> [MailChange] {
        var drafts: [MailDraft] = []
        for mail in due.mails {
            if let seminar = mail.mail.seminar { try renew(seminar) }
            let later = postponed(mail.mail, at: now)
            let draft = if let later { MailDraft(change: later) } else { try draft(mail, among: due, at: now) }
            drafts.append(draft)
        }
        return zip(zip(due.mails, drafts), drafts.written()).map { pair, text in
            text.map { completed(pair.1, of: pair.0, with: $0, at: now) } ?? pair.1.change
        }
    }

    private func draft(_ due: DueMail, among all: DueMails, at now: Date) throws(StateStoreError) -> MailDraft {
        let mail = due.mail
        guard mail.kind == .reminder, now < mail.usefulUntil, let id = mail.seminar,
            let active = try catalog.active(id)
        else { return MailDraft(change: try change(of: due, among: all, at: now)) }
        let resolver = ReminderResolver(active.seminar, roster: due.namesakes)
        let decider = ReminderDecider(active.seminar, isPaused: all.isPaused, silences: all.silences[id] ?? [])
        let told = try told(due.items, besides: mail, resolver)
        var change = MailChange(id: mail.id, progress: mail.progress.sending(), at: now)
        switch MailPreparation(due.items, told: told, resolver: resolver, decider: decider, at: now) {
        case .wait(let until, let reason):
            change.progress = mail.progress.held(until: until, because: reason)
        case .end(let state, let reason, let entries):
            change.progress = mail.progress.ended(state, because: reason)
            change.reasons = Dictionary(entries.map { ($0.key, $0.reason) }) { first, _ in first }
            // Lost is only what came too late: what is done is not, should it be undone.
            change.dropped = state == .stale ? entries.filter { $0.state != .stale } : []
        case .send(let reminders, let dropped):
            let isMoved = reminders.recipient.map { isElsewhere($0.email, mail) } ?? false
            let link = reminders.recipient?.participant.flatMap { due.links[$0.person] }
            let basis = WritingBasis.hash(of: reminders, in: active, link: link, at: now)
            // What may have arrived is repeated as it was; else it says how things stand now.
            if let written = mail.rendered, !isMoved, mail.mayHaveArrived || basis != nil && written.basis == basis {
                return MailDraft(change: withheld(change, due))
            }
            change.dropped = dropped
            let text = try text(of: reminders, for: due, link, isMoved: isMoved, in: active, at: now)
            return MailDraft(change: change, text: text, basis: basis, isMoved: isMoved)
        }
        return MailDraft(change: change)
    }

    /// A draft with its text, or with why there is none.
    private func completed(
        _ draft: MailDraft, of due: DueMail, with text: Result<RenderedMail, any Error>, at now: Date
    ) -> MailChange {
        var change = draft.change
        switch text {
        case .failure(let error):
            change = unwritten(due.mail, because: error, at: now)
            change.dropped = draft.change.dropped
        case .success(var rendered):
            rendered.basis = draft.basis
            change.rendered = rendered
            if draft.isMoved { change = change.replacing(due.mail, by: rendered) }
        }
        return withheld(change, due)
    }

    /// What becomes of a mail that is not made of reminders, or can be sent no more.
    private func change(of due: DueMail, among all: DueMails, at now: Date) throws(StateStoreError) -> MailChange {
        let mail = due.mail
        func change(_ progress: DeliveryProgress) -> MailChange {
            MailChange(id: mail.id, progress: progress, at: now)
        }
        if now >= mail.usefulUntil { return try outlived(mail, due.items, at: now) }
        guard let id = mail.seminar else { return withheld(change(mail.progress.sending()), due) }
        guard mail.kind != .reminder, let active = try catalog.active(id) else {
            return change(try orphaned(mail, of: id, at: now))
        }
        let silences = all.silences[id] ?? []
        if mail.kind == .notice {
            let hold =
                all.isPaused
                ? (until: mail.usefulUntil, reason: HoldReason.paused.description)
                : noticeHold(of: mail, to: due.namesakes, due.items, in: active.seminar, silences, at: now)
            let progress = noticeProgress(of: due, hold: hold)
            if progress.state == .sending, let overtaken = try overtaken(due, in: active, at: now) { return overtaken }
            if progress.state == .sending, let person = due.namesakes.person(mail.person),
                isElsewhere(person.email, mail)
            {
                return readdressed(mail, to: person, at: now)
            }
            return withheld(change(progress), due)
        }
        return withheld(
            change(organiserProgress(of: mail, in: active.seminar, isPaused: all.isPaused, at: now)), due)
    }

    /// What another mail tells the same person, to whom both are made that were two rows then: it was accepted, or came
    /// first.
    private func told(
        _ items: [LedgerEntry], besides mail: OutboxMail, _ resolver: ReminderResolver
    ) throws(StateStoreError) -> Set<ReminderKey> {
        var told: Set<ReminderKey> = []
        for item in items {
            guard case .success(let reminder) = resolver.reminder(for: item) else { continue }
            let others = reminder.keys(in: item.key.seminar).filter { $0 != item.key }
            guard !others.isEmpty else { continue }
            for other in try store.entries(for: others).values {
                guard let id = other.mail, id != mail.id, let state = try store.mail(id)?.progress.state else {
                    continue
                }
                if state == .accepted || !state.isFinal && id < mail.id { told.insert(item.key) }
            }
        }
        return told
    }

    /// A seminar that has ended has no mail; one whose file cannot be read just now keeps its mail until it can.
    private func orphaned(
        _ mail: OutboxMail, of seminar: Identifier, at now: Date
    ) throws(StateStoreError) -> DeliveryProgress {
        guard try store.hasSeminar(seminar) else {
            return mail.progress.ended(.cancelled, because: "the seminar has been removed")
        }
        let next = now.addingTimeInterval(settings.retry.delay(afterAttempt: 3, jitter: settings.jitter()))
        return mail.progress.held(until: min(next, mail.usefulUntil), because: "the seminar's file cannot be read")
    }

    private func noticeProgress(of due: DueMail, hold: (until: Date, reason: String)?) -> DeliveryProgress {
        let mail = due.mail
        if let person = due.namesakes.person(mail.person), !person.isEnrolled {
            return mail.progress.ended(.cancelled, because: SkipReason.left.description)
        }
        guard let hold else { return mail.progress.sending() }
        return mail.progress.held(until: min(hold.until, mail.usefulUntil), because: hold.reason)
    }

    /// What a notice waits for that was written before: a silence of all that it says, or the end of a quiet night,
    /// unless it is news of what comes before that.
    private func noticeHold(
        of mail: OutboxMail, to roster: [Participant], _ items: [LedgerEntry], in seminar: Seminar,
        _ silences: [Silence], at now: Date
    ) -> (until: Date, reason: String)? {
        let keys = roster.person(mail.person)?.keys ?? [mail.person]
        let holding = items.map { silences.holding($0.key.event, for: keys, at: now) }
        if let first = holding.compactMap(\.self).min(by: { $0.until < $1.until }), !holding.contains(nil) {
            return (first.until, first.description(in: seminar.zone))
        }
        guard let quiet = seminar.quietHours?.span(around: now, in: seminar.zone), !quiet.contains(mail.createdAt)
        else {
            return nil
        }
        let isUrgent = items.contains { entry in
            entry.usefulUntil <= quiet.upperBound
                || seminar.event(entry.key.event)?.schedule.begins(
                    after: now, before: quiet.upperBound, in: seminar.zone) ?? false
        }
        return isUrgent ? nil : (quiet.upperBound, HoldReason.quietHours.description)
    }

    private func organiserProgress(
        of mail: OutboxMail, in seminar: Seminar, isPaused: Bool, at now: Date
    ) -> DeliveryProgress {
        guard seminar.organisers.contains(where: { $0.email == mail.recipient }) else {
            return mail.progress.ended(.cancelled, because: SkipReason.noLongerRecipient.description)
        }
        if isPaused { return mail.progress.held(until: mail.usefulUntil, because: HoldReason.paused.description) }
        guard let quiet = seminar.quietHours?.span(around: now, in: seminar.zone) else {
            return mail.progress.sending()
        }
        return mail.progress.held(until: quiet.upperBound, because: HoldReason.quietHours.description)
    }

    /// In a trial or a rehearsal mail to others is written and kept, so that it can be read, but not sent; nor is mail
    /// to an address that takes none, unless a person tries just that.
    ///
    /// What counts is the envelope: the roster may have another address by now than when the mail was queued.
    private func withheld(_ change: MailChange, _ due: DueMail) -> MailChange {
        let mail = due.mail
        let recipient = (change.rendered ?? mail.rendered)?.message.recipient ?? mail.recipient
        guard change.progress.state == .sending else { return change }
        var withheld = change
        if let reason = settings.refusal(of: recipient) {
            withheld.progress = mail.progress.ended(.cancelled, because: reason.description)
        } else if mail.kind != .test, let mark = due.marks[recipient] {
            withheld.progress = mail.progress.ended(.cancelled, because: mark.cancellation)
            // Should the person get another address, it is written to that.
            withheld.rendered = nil
        }
        return withheld
    }

    private func text(
        of reminders: [DueReminder], for due: DueMail, _ link: PersonalLink?, isMoved: Bool, in active: ActiveSeminar,
        at now: Date
    ) throws(StateStoreError) -> MailDraft.Text {
        let mail = due.mail
        let identity: MailIdentity = isMoved ? .insteadOf(mail.id) : mail.rendered.map(MailIdentity.init) ?? .own
        // Everybody is looked at only where the mail may say how far everybody is.
        let roster = reminders.listDebtors ? try store.participants(of: active.seminar.id) : []
        return { @Sendable [writer] in
            try writer.reminder(reminders, of: active, roster: roster, link: link, as: identity, at: now)
        }
    }

    /// A template at fault is mended by a person: the mail waits, it is not lost.
    func unwritten(_ mail: OutboxMail, because error: any Error, at now: Date) -> MailChange {
        observe(.failed("mail \(mail.id) could not be written: \(error)"))
        let next = now.addingTimeInterval(settings.retry.delay(afterAttempt: 3, jitter: settings.jitter()))
        return MailChange(id: mail.id, progress: mail.progress.held(until: next, because: "\(error)"), at: now)
    }

    /// What the recipient's own links are made from; an organiser has none, and no participant's either.
    func link(of recipient: Recipient, in active: ActiveSeminar) throws(StateStoreError) -> PersonalLink? {
        guard let participant = recipient.participant else { return nil }
        return try store.personalLink(of: participant.person, in: active.seminar.id)
    }
}
