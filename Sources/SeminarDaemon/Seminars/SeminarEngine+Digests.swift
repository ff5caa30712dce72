import CivilTime
import Foundation
import SeminarCore
import StateStore

extension SeminarEngine {
    /// What organisers are due to read: where their seminar stands, and what went wrong.
    ///
    /// Written only when it can go out at once: what tells of an outage must not wait for its end with old news, and
    /// after several weeks of it there is one digest, of all of them.
    ///
    /// - Parameter others: what the same tick decides; a digest waits until what was late in it has gone out.
    func organiserMails(besides others: TickPlan, at now: Date) throws(StateStoreError) -> TickPlan {
        var plan = TickPlan(now: now)
        guard try !store.isPaused() else { return plan }
        for id in try store.dueDigests(through: now) {
            let late = others.isLate(in: id) ? now.addingTimeInterval(MailTrouble.coalescing) : nil
            if let later = obstacle(in: id, at: now) ?? late {
                try store.postponeDigest(of: id, until: later)
            } else if let active = try catalog.active(id) {
                guard let mails = try digests(of: active, at: now) else {
                    try store.postponeDigest(of: id, until: now.addingTimeInterval(Self.pause))
                    continue
                }
                plan.mails += mails
                plan.digests.updateValue(active.seminar.nextDigest(after: now), forKey: id)
                // It tells what went wrong as well.
                if !mails.isEmpty { plan.alerted.append(id) }
            }
        }
        for id in try store.dueAlerts(through: now) where !plan.alerted.contains(id) {
            if let later = obstacle(in: id, at: now) {
                try store.postponeAlert(of: id, until: later)
            } else if let active = try catalog.active(id) {
                guard let mails = try alerts(of: active, at: now) else {
                    try store.postponeAlert(of: id, until: now.addingTimeInterval(Self.pause))
                    continue
                }
                plan.mails += mails
                plan.alerted.append(id)
            }
        }
        return plan
    }

    /// Until when nothing is written to the organisers of that seminar; nil where it can be now.
    private func obstacle(in id: Identifier, at now: Date) -> Date? {
        guard let seminar = catalog[id]?.seminar else { return now.addingTimeInterval(Self.pause) }
        if let rest = governor.rest { return max(rest.until, now.addingTimeInterval(Self.pause)) }
        return seminar.quietHours?.span(around: now, in: seminar.zone)?.upperBound
    }

    /// How long what cannot be written waits for the relay, or for a person to mend the seminar's file.
    private static let pause: TimeInterval = 5 * 60

    /// Each organiser reads what has been since the last one that reached them: who was added later, or whose mail
    /// failed, is not to miss what the others know. Nil where one of them cannot be written: a seminar or a sender
    /// at fault is mended by a person, and then all are.
    private func digests(of active: ActiveSeminar, at now: Date) throws(StateStoreError) -> [TickPlan.Mail]? {
        let seminar = active.seminar
        guard let rhythm = seminar.organiserMail.rhythm else { return [] }
        let through = rhythm.next(after: now, in: seminar)
        let roster = try store.participants(of: seminar.id)
        var known: [Date: SeminarDigest] = [:]
        var mails: [TickPlan.Mail] = []
        for organiser in seminar.organisers {
            let person = Recipient.organiser(organiser).person
            let since = try store.lastDigest(of: seminar.id, to: person) ?? active.stored.activatedAt
            let digest: SeminarDigest
            if let same = known[since] {
                digest = same
            } else {
                digest = try self.digest(of: seminar, since, through, roster, at: now)
            }
            known[since] = digest
            guard digest.isWorthSending else { continue }
            let entries = digestEntries(digest, for: person, in: seminar, through, at: now)
            guard let mail = mail(digest, .digest, entries, to: organiser, of: active, roster: roster, at: now) else {
                return nil
            }
            mails.append(mail)
        }
        return mails
    }

    private func digest(
        of seminar: Seminar, _ since: Date, _ through: Date, _ roster: [Participant], at now: Date
    ) throws(StateStoreError) -> SeminarDigest {
        DigestWriter(seminar, roster: roster, at: now).digest(
            since: since, through: through, reminders: try store.trackedReminders(of: seminar.id, since: since),
            marks: try store.addressMarks())
    }

    /// The digest's own, and what it tells that went wrong.
    private func digestEntries(
        _ digest: SeminarDigest, for organiser: PersonID, in seminar: Seminar, _ through: Date, at now: Date
    ) -> [LedgerEntry] {
        let key = ReminderKey(
            seminar: seminar.id, event: seminar.id, occurrence: seminar.zone.date(at: now).description,
            rule: OutboxMail.Kind.digest.rawValue, person: organiser)
        let entry = LedgerEntry(
            key: key, due: now, usefulUntil: through, state: .mailed, reason: "the digest is due", decidedAt: now)
        return [entry] + digest.alertKeys(in: seminar.id, for: organiser).map { alertEntry($0, at: now) }
    }

    /// Each organiser hears of everything once. Nil where one of them cannot be written.
    private func alerts(of active: ActiveSeminar, at now: Date) throws(StateStoreError) -> [TickPlan.Mail]? {
        let seminar = active.seminar
        guard seminar.organiserMail != .off else { return [] }
        let since = now.addingTimeInterval(-MailTrouble.useOfAlert)
        let roster = try store.participants(of: seminar.id)
        let digest = try digest(of: seminar, since, now, roster, at: now)
        var mails: [TickPlan.Mail] = []
        for organiser in seminar.organisers {
            let person = Recipient.organiser(organiser).person
            let keys = digest.alertKeys(in: seminar.id, for: person)
            let told = Set(try store.entries(for: keys).keys)
            let news = digest.alert(about: Set(keys).subtracting(told), in: seminar.id, for: person)
            let entries = keys.filter { !told.contains($0) }.map { alertEntry($0, at: now) }
            guard !entries.isEmpty else { continue }
            guard let mail = mail(news, .alert, entries, to: organiser, of: active, roster: roster, at: now) else {
                return nil
            }
            mails.append(mail)
        }
        return mails
    }

    private func alertEntry(_ key: ReminderKey, at now: Date) -> LedgerEntry {
        LedgerEntry(
            key: key, due: now, usefulUntil: now.addingTimeInterval(MailTrouble.useOfAlert), state: .mailed,
            reason: "mail went wrong", decidedAt: now)
    }

    private func mail(
        _ digest: SeminarDigest, _ kind: OutboxMail.Kind, _ entries: [LedgerEntry], to organiser: Organiser,
        of active: ActiveSeminar, roster: [Participant], at now: Date
    ) -> TickPlan.Mail? {
        do {
            let rendered = try writer.digest(
                digest, isAlert: kind == .alert, entries, to: organiser, of: active, roster: roster, at: now)
            return TickPlan.Mail(
                seminar: active.seminar.id, recipient: .organiser(organiser), entries: entries, due: now,
                usefulUntil: entries.first?.usefulUntil ?? now, kind: kind, rendered: rendered)
        } catch {
            observe(.failed("a mail to the organisers of \(active.seminar.id) could not be written: \(error)"))
            return nil
        }
    }
}

extension TickPlan {
    /// Whether anything of that seminar should have been decided before.
    fileprivate func isLate(in seminar: Identifier) -> Bool {
        (entries + mails.flatMap(\.entries)).contains {
            $0.key.seminar == seminar && $0.due < now.addingTimeInterval(-60)
        }
    }
}
