import Foundation

/// What was decided about a reminder for one person, kept so that it is never decided twice and can be explained.
package struct LedgerEntry: Hashable, Sendable {
    package enum State: String, CaseIterable, Hashable, Sendable, Codable {
        /// Waits: for the end of quiet hours, say. Looked at again at `holdUntil`.
        case held
        /// In a mail of the outbox, whose state says how far it has come.
        case mailed
        case skipped
        case stale
    }

    package var key: ReminderKey
    package var due: Date
    package var usefulUntil: Date
    package var state: State
    /// Why, in words.
    package var reason: String
    package var decidedAt: Date
    /// Only while held.
    package var holdUntil: Date?
    /// What held it last; nil where nothing has.
    package var heldBy: HoldReason.Kind?
    /// The outbox's mail that carries it.
    package var mail: Int64?

    package init(
        key: ReminderKey, due: Date, usefulUntil: Date, state: State, reason: String, decidedAt: Date,
        holdUntil: Date? = nil, heldBy: HoldReason.Kind? = nil, mail: Int64? = nil
    ) {
        self.heldBy = heldBy
        self.key = key
        self.due = due
        self.usefulUntil = usefulUntil
        self.state = state
        self.reason = reason
        self.decidedAt = decidedAt
        self.holdUntil = holdUntil
        self.mail = mail
    }
}
