import Foundation
import SeminarCore

/// What becomes of a waiting mail when its turn comes: everything in it is looked at once more.
enum MailPreparation {
    /// Reminders that are still to be sent, in the order of the mail.
    case send([DueReminder])
    case wait(until: Date, reason: String)
    case end(DeliveryState, reason: String)

    /// Looks at the reminders of a mail as they stand at `now`.
    init(_ reminders: [Result<DueReminder, SkipReason>], decider: ReminderDecider, at now: Date) {
        var sent: [DueReminder] = []
        var holds: [(until: Date, reason: String)] = []
        var reasons: [String] = []
        var isStale = false
        for reminder in reminders {
            switch reminder.map({ ($0, decider.decision(for: $0, isRecorded: false, at: now)) }) {
            case .success((let reminder, .send)): sent.append(reminder)
            case .success((_, .hold(let until, let reason))): holds.append((until, reason.description))
            case .success((_, .skip(let reason))), .failure(let reason): reasons.append(reason.description)
            case .success((_, .stale)): isStale = true
            }
        }
        if !sent.isEmpty {
            self = .send(sent)
        } else if let hold = holds.min(by: { $0.until < $1.until }) {
            self = .wait(until: hold.until, reason: hold.reason)
        } else if isStale {
            self = .end(.stale, reason: "no longer useful when it could be sent")
        } else {
            self = .end(.cancelled, reason: reasons.first ?? "nothing in it is owed any more")
        }
    }
}
