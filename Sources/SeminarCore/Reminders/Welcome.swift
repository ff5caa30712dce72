import CivilTime
import Foundation

/// What greets a participant of a seminar with `welcome: true`, once a person and seminar: a reminder in all but the
/// calendar, so that whatever holds, stops or gathers reminders does so to it as well.
package struct Welcome: Sendable {
    /// In place of a rule's identity, of which none looks like it.
    package static let rule = "welcome"

    private let seminar: Seminar

    package init(_ seminar: Seminar) { self.seminar = seminar }

    /// What the ledger has of somebody who is enrolled at `now`: it is due at once, and decided about in the next tick.
    ///
    /// Nil where the seminar greets nobody or is over: a timeline in the past mails nobody.
    package func entry(for person: PersonID, enrolledAt now: Date) -> LedgerEntry? {
        guard seminar.welcome, let end = seminar.end(after: now) else { return nil }
        return LedgerEntry(
            key: Self.key(of: person, in: seminar.id), due: now, usefulUntil: end, state: .held,
            reason: Self.reason, decidedAt: now, holdUntil: now)
    }

    package static let reason = "joined the seminar"

    static func key(of person: PersonID, in seminar: Identifier) -> ReminderKey {
        ReminderKey(seminar: seminar, event: .welcome, occurrence: "", rule: rule, person: person)
    }

    /// The reminder that such an entry stands for, as things stand now.
    func reminder(to recipient: Recipient, enrolledAt instant: Date) -> DueReminder {
        let day = seminar.zone.date(at: instant)
        let planned = PlannedReminder(
            event: .welcome, rule: Self.rule, anchor: AnchorPoint(day), due: instant,
            usefulUntil: seminar.end(after: instant) ?? instant)
        let rule = ReminderRule(ReminderMoment(.at, .start), to: .enrolled)
        let event = Event(id: .welcome, summary: seminar.title, schedule: .day(day), reminders: [])
        return DueReminder(planned: planned, event: event, rule: rule, recipient: recipient)
    }
}

extension ReminderKey {
    package var isWelcome: Bool { event == .welcome && rule == Welcome.rule }
}

extension DueReminder {
    package var isWelcome: Bool { planned.isWelcome }

    /// Why it is due, for the ledger.
    var reason: String { isWelcome ? Welcome.reason : "due \(rule.moment)" }
}

extension PlannedReminder {
    var isWelcome: Bool { event == .welcome && rule == Welcome.rule }
}

extension Seminar {
    /// What a key of the ledger is about, for organisers; nil for an event that is gone.
    package func summary(of key: ReminderKey) -> String? {
        if key.isWelcome { return "Welcome" }
        return event(key.event)?.summary ?? (key.event == id ? "To the organisers" : nil)
    }
}

extension Seminar {
    /// More occurrences than this are taken for no end.
    private static let mostOccurrences = 2_000

    /// When the last of its dates is over; nil where that has been by `now`.
    fileprivate func end(after now: Date) -> Date? {
        publicEvents.compactMap { event -> Date? in
            let ahead = event.schedule.occurrences(in: zone, endingAfter: now).prefix(Self.mostOccurrences + 1)
            let ends = ahead.map { $0.end(in: zone) }
            return ends.count > Self.mostOccurrences ? .distantFuture : ends.max()
        }.max()
    }
}
