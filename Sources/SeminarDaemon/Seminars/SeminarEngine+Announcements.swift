import CivilTime
import Foundation
import SeminarCore
import SeminarFiles
import StateStore

extension SeminarEngine {
    /// What people are to be told once `seminar` is in force: nil where they know all of its dates.
    ///
    /// Each further edit waits again, so that a mistake that is corrected at once mails nobody and two edits are one
    /// mail.
    func announcement(
        of seminar: Seminar, replacing known: ActiveSeminar?, at now: Date
    ) throws(StateStoreError) -> PendingAnnouncement? {
        guard let known else { return nil }
        let pending = try store.announcement(of: seminar.id)
        let before = pending.flatMap(Self.known) ?? known.seminar
        guard !EventChange.changes(from: before, to: seminar, at: now).isEmpty else { return nil }
        return PendingAnnouncement(
            seminar: seminar.id, file: pending?.file ?? known.stored.file,
            knownText: pending?.knownText ?? known.stored.text, changedAt: pending?.changedAt ?? now,
            releaseAt: now.addingTimeInterval(settings.noticeDelay))
    }

    /// The mails that tell what has changed and is due to be told, one a person and seminar.
    func notices(at now: Date) throws(StateStoreError) -> TickPlan {
        var plan = TickPlan(now: now)
        guard try !store.isPaused() else { return plan }
        for pending in try store.dueAnnouncements(through: now) {
            guard let active = catalog[pending.seminar], let known = Self.known(pending) else {
                observe(.failed("the changed dates of \(pending.seminar) cannot be told: its files cannot be read"))
                try store.postponeAnnouncement(of: pending.seminar, until: now.addingTimeInterval(Self.pause))
                continue
            }
            let changes = EventChange.changes(from: known, to: active.seminar, at: now)
            if let quiet = quietEnd(for: changes, of: active.seminar, at: now) {
                try store.postponeAnnouncement(of: pending.seminar, until: quiet)
                continue
            }
            if let mails = try notices(of: changes, pending, in: active, at: now) {
                plan.mails += mails
                plan.announced.append(pending.seminar)
            } else {
                try store.postponeAnnouncement(of: pending.seminar, until: now.addingTimeInterval(Self.pause))
            }
        }
        return plan
    }

    /// How long what could not be told waits for a person to mend the template or the file.
    private static let pause: TimeInterval = 15 * 60

    /// The seminar as people know it.
    private static func known(_ pending: PendingAnnouncement) -> Seminar? {
        SeminarFile.parse(pending.knownText, file: pending.file).value?.seminar
    }

    /// When quiet hours end, unless one of the changed dates comes before that.
    private func quietEnd(for changes: [EventChange], of seminar: Seminar, at now: Date) -> Date? {
        guard let quiet = seminar.quietHours?.span(around: now, in: seminar.zone) else { return nil }
        let isUrgent = changes.contains { change in
            [change.event.schedule, change.before].compactMap(\.self).contains { schedule in
                schedule.occurrences(in: seminar.zone, endingAfter: now)
                    .first { _ in true }.map { $0.start(in: seminar.zone) < quiet.upperBound } ?? false
            }
        }
        return isUrgent ? nil : quiet.upperBound
    }

    /// Nil where one of them cannot be written: then nobody is told yet, so that nobody is told twice.
    private func notices(
        of changes: [EventChange], _ pending: PendingAnnouncement, in active: ActiveSeminar, at now: Date
    ) throws(StateStoreError) -> [TickPlan.Mail]? {
        let roster = try store.participants(of: pending.seminar)
        var told: [(recipient: Recipient, changes: [EventChange])] = []
        for change in changes {
            for recipient in change.recipients(of: active.seminar, roster: roster, knownUntil: pending.changedAt) {
                if let place = told.firstIndex(where: { $0.recipient.email == recipient.email }) {
                    told[place].changes.append(change)
                } else {
                    told.append((recipient, [change]))
                }
            }
        }
        var mails: [TickPlan.Mail] = []
        for (recipient, changes) in told {
            guard let mail = try notice(of: changes, to: recipient, pending, in: active, at: now) else { return nil }
            mails.append(mail)
        }
        return mails
    }

    private func notice(
        of changes: [EventChange], to recipient: Recipient, _ pending: PendingAnnouncement, in active: ActiveSeminar,
        at now: Date
    ) throws(StateStoreError) -> TickPlan.Mail? {
        let link = try link(of: recipient, in: active)
        let zone = active.seminar.zone
        let entries = changes.map { change in
            LedgerEntry(
                key: ReminderKey(
                    seminar: pending.seminar, event: change.event.id, occurrence: zone.rfc3339(pending.changedAt),
                    rule: "notice: \(change.kind.rawValue)", person: recipient.person),
                due: now, usefulUntil: change.usefulUntil(in: zone, at: now), state: .mailed,
                reason: "the date was \(change.kind.rawValue)", decidedAt: now)
        }
        do {
            let rendered = try writer.notice(changes, entries, to: (recipient, link), of: active, at: now)
            return TickPlan.Mail(
                seminar: pending.seminar, recipient: recipient, entries: entries, due: now,
                usefulUntil: entries.map(\.usefulUntil).max() ?? now, kind: .notice, rendered: rendered)
        } catch {
            observe(.failed("a notice to \(recipient.person) could not be written: \(error)"))
            return nil
        }
    }
}
