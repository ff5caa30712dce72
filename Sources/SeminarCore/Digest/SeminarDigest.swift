import CivilTime
import Foundation

/// Where a seminar stands, for its organisers: what went out and what did not, who owes what, and what comes.
package struct SeminarDigest: Hashable, Sendable {
    /// What it looks back to; nil where nothing was told before.
    package var since: Date?
    /// What it looks ahead to, exclusive.
    package var through: Date
    package var sent: [Sent]
    package var troubles: [MailTrouble]
    /// Addresses of the seminar's people that take no mail.
    package var marks: [AddressMark]
    package var debts: [Debt]
    package var dates: [Coming]
    package var reminders: [Due]
    package var decisions: [Decision]

    /// Mails that were accepted, of one rule or notice.
    package struct Sent: Hashable, Sendable {
        package var event: Identifier
        /// The rule's identity, or `notice: …`.
        package var rule: String
        package var count: Int
        package var at: Date
    }

    /// What participants owe by an event of which they have been reminded.
    package struct Debt: Hashable, Sendable {
        package var event: Event
        package var debtors: [Participant]
        package var done: Int
        /// Whether its time ran out since the last digest.
        package var isNews: Bool
    }

    /// The occurrences of an event that begin, or of days and deadlines end, in the time ahead.
    package struct Coming: Hashable, Sendable {
        package var event: Event
        package var occurrences: [Occurrence]
    }

    /// A reminder in the time ahead, with how many it would reach as things stand.
    package struct Due: Hashable, Sendable {
        package var event: Event
        package var rule: ReminderRule
        package var at: Date
        package var count: Int
    }

    /// A date that the organisers have yet to fix.
    package struct Decision: Hashable, Sendable {
        package var event: Event
        package var by: CivilDate
        package var isOverdue: Bool
    }

    /// Whether there is anything in it for which an organiser would want to be mailed: not who owes what alone, nor what
    /// repeats every week.
    package var isWorthSending: Bool {
        !sent.isEmpty || !troubles.isEmpty || !reminders.isEmpty || !decisions.isEmpty
            || debts.contains(where: \.isNews)
            || dates.contains { $0.event.schedule.shape != .recurring }
            || marks.contains { $0.at > since ?? .distantPast }
    }
}
