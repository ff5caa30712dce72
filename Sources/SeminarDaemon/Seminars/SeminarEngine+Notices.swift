import CivilTime
import Foundation
import SeminarCore
import StateStore

extension SeminarEngine {
    /// The mails that tell what has changed and is due to be told, one a person and seminar.
    func notices(at now: Date) throws(StateStoreError) -> TickPlan {
        var plan = TickPlan(now: now)
        guard try !store.isPaused() else { return plan }
        let pending = Dictionary(try store.dueAnnouncements(through: now).map { ($0.seminar, $0) }) { first, _ in first
        }
        let held = Dictionary(grouping: try store.heldNotices(through: now), by: \.seminar)
        for id in Set(pending.keys).union(held.keys).sorted() {
            // Dates that may be corrected yet are told to nobody, whatever else it is time to tell.
            if pending[id] == nil, let waiting = try store.announcement(of: id) {
                try postpone(nil, held[id] ?? [], until: waiting.releaseAt)
                continue
            }
            plan.add(try notices(of: id, pending[id], held[id] ?? [], at: now))
        }
        return plan
    }

    /// How long what could not be told waits for a person to mend the template or the file.
    private static let pause: TimeInterval = 15 * 60

    private func notices(
        of id: Identifier, _ pending: PendingAnnouncement?, _ due: [HeldNotice], at now: Date
    ) throws(StateStoreError) -> TickPlan {
        guard let active = try catalog.active(id) else { return try unread(id, pending, due, at: now) }
        let held = try ripe(due, besides: pending, in: active.seminar, at: now)
        guard pending != nil || !held.isEmpty else { return TickPlan(now: now) }
        var plan = TickPlan(now: now, announced: pending.map { [$0.seminar] } ?? [])
        plan.toldNotices = held
        guard let news = try news(of: active, pending, held, &plan) else {
            return try unread(id, pending, held, at: now)
        }
        let silences = try store.silences(of: id, endingAfter: now)
        let whole = silences.filter(\.matcher.isWholeSeminar).map(\.until).max()
        if let end = whole ?? quietEnd(for: news.map(\.change), of: active.seminar, at: now) {
            try postpone(pending, held, until: end)
            return TickPlan(now: now)
        }
        let told = silenced(news, by: silences, in: active.seminar, &plan)
        let people = inOrder(told)
        for person in people {
            if let mail = try notice(person, in: active, at: now) { plan.mails.append(mail) }
        }
        guard plan.mails.count == people.count else {
            // Nobody is told yet where one mail cannot be written, so that nobody is told twice.
            try postpone(pending, held, until: now.addingTimeInterval(Self.pause))
            return TickPlan(now: now)
        }
        return plan
    }

    private func unread(
        _ id: Identifier, _ pending: PendingAnnouncement?, _ held: [HeldNotice], at now: Date
    ) throws(StateStoreError) -> TickPlan {
        observe(.failed("the changed dates of \(id) cannot be told: its files cannot be read"))
        try postpone(pending, held, until: now.addingTimeInterval(Self.pause))
        return TickPlan(now: now)
    }

    /// What is told at once of what has been held. What an edit has changed again that is told in a while waits for that:
    /// else its people would read of it now, and with everybody else once more.
    private func ripe(
        _ due: [HeldNotice], besides pending: PendingAnnouncement?, in seminar: Seminar, at now: Date
    ) throws(StateStoreError) -> [HeldNotice] {
        guard pending == nil, !due.isEmpty, let coming = try store.announcement(of: seminar.id), coming.releaseAt > now,
            let known = known.seminar(coming.knownText, file: coming.file)
        else { return due }
        let changed = Set(EventChange.changes(from: known, to: seminar, at: now).map(\.event.id))
        let waiting = due.filter { changed.contains($0.event) }.map { notice in
            var notice = notice
            notice.reason = HeldNotice.waitsForChanges
            return notice
        }
        if !waiting.isEmpty { try store.postpone(waiting, until: coming.releaseAt) }
        return due.filter { !changed.contains($0.event) }
    }

    /// With what mails were to tell that end for it, of which `plan` has the rest. Nil where a file that people know
    /// cannot be read.
    private func news(
        of active: ActiveSeminar, _ pending: PendingAnnouncement?, _ held: [HeldNotice], _ plan: inout TickPlan
    ) throws(StateStoreError) -> [News]? {
        let roster = try store.participants(of: active.seminar.id)
        let recall = try recall(in: active, roster: roster, at: plan.now)
        let kept = try store.heldNotices(of: active.seminar.id)
        plan.overtaken = recall.mails
        var told = held
        for notice in recall.notices {
            if let place = told.firstIndex(where: { $0.isAbout(theSameAs: notice) }) {
                told[place] = told[place].counting(from: notice)
            } else if let waiting = kept.first(where: { $0.isAbout(theSameAs: notice) }) {
                plan.heldNotices.append(waiting.counting(from: notice))
            } else {
                told.append(notice)
            }
        }
        let apart = kept + recall.notices
        var news = SeminarNews(active.seminar, roster: roster, at: plan.now)
        if let pending {
            guard let known = known.seminar(pending.knownText, file: pending.file) else { return nil }
            let come = active.seminar.events.map(\.id).filter { known.event($0) == nil }
            news = SeminarNews(
                active.seminar, roster: roster,
                toldCancelled: come.isEmpty ? [] : try store.toldCancelled(among: come, in: active.seminar.id),
                at: plan.now)
            news.add(pending, known: known, without: apart)
        }
        for notice in told {
            guard let known = known.seminar(notice) else { return nil }
            news.add(notice, known: known, without: apart)
        }
        return news.news
    }

    private func postpone(
        _ pending: PendingAnnouncement?, _ held: [HeldNotice], until instant: Date
    ) throws(StateStoreError) {
        if let pending { try store.postponeAnnouncement(of: pending.seminar, until: instant) }
        if !held.isEmpty { try store.postpone(held, until: instant) }
    }

    /// What nothing holds; the rest is put into the plan, to be told at the end of what does.
    private func silenced(
        _ news: [News], by silences: [Silence], in seminar: Seminar, _ plan: inout TickPlan
    ) -> [News] {
        var kept: Set<HeldNotice> = []
        var told: [News] = []
        for item in news {
            let recipient = item.recipient
            guard let silence = silences.holding(item.change.event.id, for: recipient.keys, at: plan.now) else {
                told.append(item)
                continue
            }
            var notice = silence.matcher.person == nil ? item.kept : item.own
            notice.releaseAt = silence.until
            notice.reason = silence.description(in: seminar.zone)
            kept.insert(notice)
        }
        plan.heldNotices += kept.sorted { ($0.event, $0.person?.text ?? "") < ($1.event, $1.person?.text ?? "") }
        return told
    }

    /// When quiet hours end, unless one of the changed dates comes before that.
    private func quietEnd(for changes: [EventChange], of seminar: Seminar, at now: Date) -> Date? {
        guard let quiet = seminar.quietHours?.span(around: now, in: seminar.zone) else { return nil }
        let isUrgent = changes.contains { change in
            let former = change.before?.begins(
                after: now, before: quiet.upperBound, in: change.zoneBefore ?? seminar.zone)
            return former ?? false
                || change.event.schedule.begins(after: now, before: quiet.upperBound, in: seminar.zone)
        }
        return isUrgent ? nil : quiet.upperBound
    }

    /// By address, in the order in which they first appear.
    private func inOrder(_ news: [News]) -> [[News]] {
        var groups: [EmailAddress: [News]] = [:]
        var order: [EmailAddress] = []
        for item in news {
            let address = item.recipient.email
            if groups[address] == nil { order.append(address) }
            groups[address, default: []].append(item)
        }
        return order.compactMap { groups[$0] }
    }

    /// Nil where it cannot be written.
    private func notice(
        _ news: [News], in active: ActiveSeminar, at now: Date
    ) throws(StateStoreError) -> TickPlan.Mail? {
        guard let recipient = news.first?.recipient else { return nil }
        let link = try link(of: recipient, in: active)
        let zone = active.seminar.zone
        let entries = news.map { item in
            LedgerEntry(
                key: ReminderKey(
                    seminar: active.seminar.id, event: item.change.event.id, occurrence: zone.rfc3339(item.changedAt),
                    rule: ReminderKey.noticeOf + item.change.kind.rawValue, person: recipient.person),
                due: now, usefulUntil: item.change.usefulUntil(in: zone, at: now), state: .mailed,
                reason: item.change.reason, decidedAt: now)
        }
        do {
            let rendered = try writer.notice(news.map(\.change), entries, to: (recipient, link), of: active, at: now)
            var mail = TickPlan.Mail(
                seminar: active.seminar.id, recipient: recipient, entries: entries, due: now,
                usefulUntil: entries.map(\.usefulUntil).max() ?? now, kind: .notice, rendered: rendered)
            mail.told = news.map { $0.told(from: active.stored.text) }
            return mail
        } catch {
            observe(.failed("a notice to \(recipient.person) could not be written: \(error)"))
            return nil
        }
    }
}

extension EventChange {
    fileprivate var reason: String {
        if isPersonal { return "the person's own date was \(kind.rawValue)" }
        return kind == .relocated ? "the place was changed" : "the date was \(kind.rawValue)"
    }
}

extension Schedule {
    /// Whether the next time that it takes place, or the one that is under way, has begun before `end`.
    func begins(after now: Date, before end: Date, in zone: Zone) -> Bool {
        occurrences(in: zone, endingAfter: now).first { _ in true }.map { $0.start(in: zone) < end } ?? false
    }
}
