import CivilTime
import Foundation

extension EventChange {
    /// What people who know `before` are to be told of `after`: dates that are still ahead, before or after the change.
    /// Other wording is no change, nor is what is over.
    ///
    /// An event that the organisers keep to themselves from now on, or no longer, is several changes.
    ///
    /// - Parameters:
    ///   - event: the only one to look at; nil is all of them.
    ///   - toldCancelled: those that people were told are cancelled, and that may have been out of the file since.
    package static func changes(
        from before: Seminar, to after: Seminar, of event: Identifier? = nil, toldCancelled: Set<Identifier> = [],
        at now: Date
    ) -> [EventChange] {
        let present = after.events.filter { event == nil || $0.id == event }
        let changed = present.flatMap { event in
            before.event(event.id).map { changes(from: $0, of: before, to: event, of: after, at: now) }
                ?? [
                    toldCancelled.contains(event.id)
                        ? revival(of: event, in: after, at: now) : addition(of: event, to: after, at: now)
                ].compactMap(\.self)
        }
        let gone = before.events.filter { (event == nil || $0.id == event) && after.event($0.id) == nil }
        let all = changed + gone.compactMap { cancellation(of: $0, as: $0, in: before, at: now) }
        guard before.zone != after.zone else { return all }
        return all.map { change in
            var moved = change
            moved.zoneBefore = change.before == nil ? nil : before.zone
            return moved
        }
    }

    /// Who can no longer see an event is told that it is cancelled, in the words that were public; who sees it only now,
    /// as of one that is added. The organisers saw it before and see it now.
    private static func changes(
        from known: Event, of before: Seminar, to event: Event, of after: Seminar, at now: Date
    ) -> [EventChange] {
        let usual = change(from: known, of: before, to: event, of: after, at: now)
        var seen: EventChange?
        switch (known.audience == .organisers, event.audience == .organisers) {
        case (false, false), (true, true): return [usual].compactMap(\.self)
        case (false, true): seen = cancellation(of: known, as: known, in: before, at: now)
        case (true, false): seen = addition(of: event, to: after, at: now)
        }
        seen?.audience = .enrolled
        guard var own = usual, event.audience != .enrolled else { return [seen].compactMap(\.self) }
        own.audience = .organisers
        return [own, seen].compactMap(\.self)
    }

    private static func change(
        from known: Event, of before: Seminar, to event: Event, of after: Seminar, at now: Date
    ) -> EventChange? {
        switch (known.isCancelled, event.isCancelled) {
        case (true, true): return nil
        case (false, true): return cancellation(of: known, as: event, in: before, at: now)
        case (true, false): return revival(of: event, in: after, at: now)
        case (false, false): break
        }
        let old = known.upcoming(in: before.zone, daysIn: after.zone, at: now)
        let new = event.upcoming(in: after.zone, daysIn: after.zone, at: now)
        let placeBefore = known.place.isSame(as: event.place) ? nil : known.place
        guard old != new else {
            guard let placeBefore, event.isAhead(in: after.zone, at: now) else { return nil }
            return EventChange(.relocated, event, before: known.schedule, placeBefore: placeBefore)
        }
        let isDecided = known.schedule.shape == .undecided && event.schedule.shape != .undecided
        let occurrence = OccurrenceChange(from: old, to: new, of: known, and: event)
        return EventChange(
            isDecided ? .decided : occurrence?.kind ?? .moved, event, before: known.schedule, placeBefore: placeBefore,
            occurrence: occurrence)
    }

    /// What is gone from the file is cancelled as well: people have it in their calendars.
    private static func cancellation(
        of known: Event, as event: Event, in before: Seminar, at now: Date
    ) -> EventChange? {
        guard !known.isCancelled, known.isAhead(in: before.zone, at: now) else { return nil }
        return EventChange(.cancelled, event, before: known.schedule)
    }

    private static func revival(of event: Event, in seminar: Seminar, at now: Date) -> EventChange? {
        event.isAhead(in: seminar.zone, at: now) && !event.isCancelled ? EventChange(.revived, event) : nil
    }

    /// An event that is new is told where its own reminders come too late to do so.
    private static func addition(of event: Event, to seminar: Seminar, at now: Date) -> EventChange? {
        guard !event.isCancelled, event.isAhead(in: seminar.zone, at: now) else { return nil }
        let planner = ReminderPlanner(seminar)
        let isLate = event.reminders.contains { rule in
            let point = event.schedule.points(of: rule.moment.anchor, in: seminar.zone).first { _ in true }
            return point.map { planner.plan(rule, of: event, at: $0).due < now } ?? false
        }
        return isLate ? EventChange(.added, event) : nil
    }

    /// Who knew the old date, or has to know the new one: those whom it is news for, without who left or came later. Who
    /// wants no reminders hears of what becomes of known dates, but not of new ones.
    package func recipients(of seminar: Seminar, roster: [Participant], knownUntil changedAt: Date) -> [Recipient] {
        Recipients.standard(obligation: nil, audience: audience).members(of: seminar, roster: roster)
            .filter { recipient in
                guard case .participant(let participant) = recipient else { return true }
                guard participant.isEnrolled, participant.enrolledAt <= changedAt else { return false }
                return participant.optedOutAt == nil || kind != .added
            }
    }

    /// Until when it is worth telling: the later end of both dates.
    package func usefulUntil(in zone: Zone, at now: Date) -> Date {
        let former = zoneBefore ?? zone
        if let occurrence, occurrence.isOnly {
            let ends = [occurrence.before?.end(in: former), occurrence.after?.end(in: zone)]
            return ends.compactMap(\.self).max() ?? now
        }
        let schedules = [(event.schedule, zone), (before ?? event.schedule, former)]
        let ends = schedules.compactMap { schedule, zone in
            schedule.occurrences(in: zone, endingAfter: now).first { _ in true }?.end(in: zone)
        }
        return ends.max() ?? now
    }
}

extension OccurrenceChange {
    /// Nil where the event did not repeat, or does not any more.
    fileprivate init?(from old: [UpcomingDate], to new: [UpcomingDate], of known: Event, and event: Event) {
        guard known.schedule.shape == .recurring, event.schedule.shape == .recurring else { return nil }
        let (former, present) = (Set(old), Set(new))
        let gone = old.filter { !present.contains($0) }
        let come = new.filter { !former.contains($0) }
        self.init(
            before: gone.first?.occurrence, after: come.first?.occurrence, isOnly: gone.count <= 1 && come.count <= 1)
    }

    /// One that is only gone, or only come, has not moved.
    fileprivate var kind: EventChange.Kind {
        switch (before, after, isOnly) {
        case (_?, nil, true): .cancelled
        case (nil, _?, true): .added
        default: .moved
        }
    }
}
