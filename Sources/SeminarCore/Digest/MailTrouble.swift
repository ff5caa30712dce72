import Foundation

/// Reminders or notices that did not reach the people whom they were for, for one reason.
package struct MailTrouble: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// A server refused it for good.
        case refused
        /// It was of no use any more when it could have gone.
        case stale
        /// It may or may not have arrived, and is tried again.
        case uncertain
        /// It waits for far longer than it should.
        case stuck
    }

    package var kind: Kind
    package var event: Identifier
    package var occurrence: String
    /// The rule's identity, or `notice: …`.
    package var rule: String
    /// The server's words, or ours.
    package var reason: String?
    package var people: [PersonID]

    package init(
        _ kind: Kind, event: Identifier, occurrence: String, rule: String, reason: String?, people: [PersonID]
    ) {
        self.kind = kind
        self.event = event
        self.occurrence = occurrence
        self.rule = rule
        self.reason = reason
        self.people = people
    }

    /// For how long a mail may wait before somebody should look.
    package static let patience: TimeInterval = 60 * 60
    /// For how long the mail about the first trouble waits for others.
    package static let coalescing: TimeInterval = 10 * 60
    /// For how many days it is worth telling.
    package static let useOfAlert: TimeInterval = 7 * 24 * 60 * 60

    /// Under which the ledger has that `organiser` was told: once for each reminder and, of what was refused, person.
    package func keys(in seminar: Identifier, for organiser: PersonID) -> [ReminderKey] {
        let about = kind == .refused ? people.map { " to \($0)" } : [""]
        return about.map { whom in
            ReminderKey(
                seminar: seminar, event: event, occurrence: occurrence, rule: "alert: \(kind.rawValue), \(rule)\(whom)",
                person: organiser)
        }
    }
}

extension MailTrouble {
    /// All that is wrong with these, and has been since `since`, inclusive, where it is over; the same for several people is one.
    package static func all(in reminders: [TrackedReminder], since: Date, at now: Date) -> [MailTrouble] {
        var troubles: [MailTrouble] = []
        var places: [MailTrouble: Int] = [:]
        for reminder in reminders {
            guard let (kind, reason) = trouble(with: reminder, since: since, at: now) else { continue }
            let key = reminder.entry.key
            let trouble = MailTrouble(
                kind, event: key.event, occurrence: key.occurrence, rule: key.rule, reason: reason, people: [])
            let place = places[trouble] ?? troubles.count
            if place == troubles.count {
                places[trouble] = place
                troubles.append(trouble)
            }
            troubles[place].people.append(key.person)
        }
        return troubles
    }

    private static func trouble(
        with reminder: TrackedReminder, since: Date, at now: Date
    ) -> (kind: Kind, reason: String?)? {
        guard let mail = reminder.mail else {
            let isStale = reminder.entry.state == .stale && reminder.entry.decidedAt >= since
            return isStale ? (.stale, reminder.entry.reason) : nil
        }
        let progress = mail.progress
        let isRecent = mail.finishedAt.map { $0 >= since } ?? true
        let hasWaited = mail.createdAt <= now.addingTimeInterval(-patience)
        switch progress.state {
        case .rejected: return isRecent ? (.refused, progress.reply ?? progress.reason) : nil
        case .stale: return isRecent ? (.stale, progress.reply ?? progress.reason) : nil
        case .uncertain: return hasWaited ? (.uncertain, progress.reason) : nil
        case .queued, .deferred: return hasWaited ? (.stuck, progress.reply ?? progress.reason) : nil
        case .sending, .accepted, .held, .cancelled: return nil
        }
    }
}
