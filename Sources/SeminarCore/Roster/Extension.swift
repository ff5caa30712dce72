import CivilTime
import Foundation

/// That one person may hand in later than the others: illness, say.
///
/// Their dates are those of ``Seminar/asSeen(by:)``, in reminders, mails, page and feed alike.
extension Event {
    /// The event with a later end; nil where it has no end that can be put off: only deadlines and days have.
    ///
    /// - Parameter end: the day or moment in place of the deadline's, or the last day in place of the days'.
    package func extended(until end: AnchorPoint) -> Event? {
        var event = self
        switch (schedule, end.time) {
        case (.deadline, nil): event.schedule = .deadline(.endOf(end.date))
        case (.deadline, let time?): event.schedule = .deadline(.at(WallTime(date: end.date, time: time)))
        case (.days(let from, _), nil): event.schedule = .days(from: from, through: end.date)
        default: return nil
        }
        return event
    }

    /// The event with the person's own end, as long as that is the later one: everybody may have been given more time
    /// since.
    package func asSeen(by participant: Participant, in zone: Zone) -> Event {
        guard let end = participant.extensions[id], let own = extended(until: end),
            let ownEnd = own.lastInstant(in: zone),
            let end = lastInstant(in: zone), end < ownEnd
        else { return self }
        return own
    }

    package func asSeen(by recipient: Recipient, in zone: Zone) -> Event {
        guard case .participant(let participant) = recipient else { return self }
        return asSeen(by: participant, in: zone)
    }

    /// Until when the person has more time than the others, while that time runs.
    package func extensionRunning(for participant: Participant, in zone: Zone, at now: Date) -> AnchorPoint? {
        let own = asSeen(by: participant, in: zone)
        guard own != self, let end = own.lastInstant(in: zone), now < end else { return nil }
        return participant.extensions[id]
    }

    /// When it is over; nil for what repeats.
    private func lastInstant(in zone: Zone) -> Date? {
        guard schedule.shape != .recurring else { return nil }
        return schedule.occurrences(in: zone).first { _ in true }?.end(in: zone)
    }
}

extension ReminderPlanner {
    /// The next moments of the rules that count from a person's own dates: one row each, as they are nobody else's, and
    /// for each of the person's keys, should these part.
    package func personalPlan(for participant: Participant, after cursor: Cursor) -> [PlannedReminder] {
        seminar.events.flatMap { personalPlan(of: $0, for: participant, after: cursor) }
    }

    /// - Parameter former: by whose timeline they were planned until now.
    func personalPlan(
        of event: Event, for participant: Participant, replacing former: ReminderPlanner? = nil, after cursor: Cursor
    ) -> [PlannedReminder] {
        let own = event.asSeen(by: participant, in: zone)
        guard own != event else { return [] }
        return event.reminders.flatMap { rule -> [PlannedReminder] in
            let late = overtaken(rule, of: own, replacing: former, for: participant, after: cursor)
            guard rule.recipients != .organisers, let planned = late ?? next(rule, of: own, after: cursor),
                !event.schedule.points(of: rule.moment.anchor, in: zone).contains(planned.anchor)
            else { return [] }
            return participant.keys.map { key in
                var personal = planned
                personal.person = key
                return personal
            }
        }
    }
}
