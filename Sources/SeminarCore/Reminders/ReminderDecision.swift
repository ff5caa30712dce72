import Foundation

/// What becomes of a reminder for one person, with the reason that the log, `explain` and `simulate` give.
package enum ReminderDecision: Equatable, Sendable {
    case send
    case hold(until: Date, HoldReason)
    case skip(SkipReason)
    /// No longer worth sending since that instant.
    case stale(since: Date)
}

/// Why a reminder waits.
package enum HoldReason: Hashable, Sendable {
    case quietHours
    case paused
    /// By the silence that is described.
    case silenced(String)
}

extension HoldReason {
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case quietHours = "quiet hours"
        case paused = "pause"
        case silenced = "silence"
    }

    package var kind: Kind {
        switch self {
        case .quietHours: .quietHours
        case .paused: .paused
        case .silenced: .silenced
        }
    }
}

/// Why a reminder is not sent at all.
package enum SkipReason: Hashable, Sendable {
    case alreadyRecorded
    case obligationDone(Identifier)
    case left
    case optedOut
    /// It fell due before the person was enrolled.
    case beforeEnrolment
    case eventCancelled
    case eventGone
    /// It no longer takes place at the time that the reminder counts from.
    case eventMoved
    /// The person has more time than the date allows that the reminder counts from, or no longer has.
    case ownDate
    /// The rule is no longer in the seminar's file.
    case ruleGone
    case noLongerRecipient
    /// A later reminder of the same event, missed as well, goes out in its place.
    case superseded(by: String)
    /// A trial: the address is of a domain that mail is not sent to.
    case otherDomain(String)
}

extension ReminderDecision {
    /// One word, as `simulate --json` and the ledger have it.
    package var word: String {
        switch self {
        case .send: "send"
        case .hold: "hold"
        case .skip: "skip"
        case .stale: "stale"
        }
    }

    /// Why, where it is not simply sent.
    package var reason: String? {
        switch self {
        case .send: nil
        case .hold(_, let reason): reason.description
        case .skip(let reason): reason.description
        case .stale: "no longer useful when it could be sent"
        }
    }
}

extension HoldReason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .quietHours: "quiet hours"
        case .paused: "mail is paused"
        case .silenced(let silence): silence
        }
    }
}

extension SkipReason: CustomStringConvertible {
    package var description: String {
        switch self {
        case .alreadyRecorded: "already recorded"
        case .obligationDone(let obligation): "\(obligation) is done"
        case .left: "left the seminar"
        case .optedOut: "opted out of reminders"
        case .beforeEnrolment: "was due before the person was enrolled"
        case .eventCancelled: "the event is cancelled"
        case .eventGone: "the event is no longer in the seminar's file"
        case .eventMoved: "the event has moved"
        case .ownDate: "the person has another date by now"
        case .ruleGone: "the reminder is no longer in the seminar's file"
        case .noLongerRecipient: "is no longer among the recipients"
        case .superseded(let rule): "\"\(rule)\" goes out in its place"
        case .otherDomain(let domain): "mail to \(domain) is recorded, not sent"
        }
    }
}
