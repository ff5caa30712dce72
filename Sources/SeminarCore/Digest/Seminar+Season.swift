import CivilTime
import Foundation

extension Seminar {
    /// For how many days after its last day the organisers still read of it.
    private static let daysOfAfterword = 14

    /// When its organisers read the next digest after `instant`: from its first reminder until a while after its last
    /// day; nil where that is over, or where it reminds nobody.
    package func nextDigest(after instant: Date) -> Date? {
        guard let rhythm = organiserMail.rhythm, !organisers.isEmpty, let first = firstReminder else { return nil }
        let next = rhythm.next(after: max(instant, first), in: self)
        return isInSeason(at: next) ? next : nil
    }

    private var firstReminder: Date? {
        let planner = ReminderPlanner(self)
        return events.filter { !$0.isCancelled }.flatMap { event in
            event.reminders.compactMap { rule in
                event.schedule.points(of: rule.moment.anchor, in: zone).first { _ in true }
                    .map { planner.plan(rule, of: event, at: $0).due }
            }
        }.min()
    }

    /// Whether anything has yet to end, or ended lately.
    private func isInSeason(at now: Date) -> Bool {
        let since = zone.startOfDay(zone.date(at: now).adding(days: -Self.daysOfAfterword))
        return events.contains { event in
            !event.isCancelled && event.schedule.occurrences(in: zone, endingAfter: since).contains { _ in true }
        }
    }
}
