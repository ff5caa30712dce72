import CivilTime

/// One line of an event's `remind` list: when, to whom, in which words, and until when it is worth sending.
package struct ReminderRule: Hashable, Sendable {
    package var moment: ReminderMoment
    package var recipients: Recipients
    /// The name of a mail template other than the usual one.
    package var template: String?
    /// Until when it is still worth sending; nil means the default of its form.
    package var usefulUntil: UsefulUntil?

    package init(
        _ moment: ReminderMoment, to recipients: Recipients, template: String? = nil, usefulUntil: UsefulUntil? = nil
    ) {
        self.moment = moment
        self.recipients = recipients
        self.template = template
        self.usefulUntil = usefulUntil
    }

    /// What makes two rules of an event the same rule: anchor, canonical offset and recipients, but neither position,
    /// clock time, template nor wording.
    package var identity: String { "\(moment.canonicalForm) to \(recipients.rawValue)" }
}

/// To whom a reminder goes, looked up when it is due.
package enum Recipients: String, CaseIterable, Hashable, Sendable, Codable {
    /// Participants who have not left.
    case enrolled
    /// Of these, whoever has not done the event's obligation.
    case owing
    case organisers
    /// Participants and organisers.
    case all

    /// The recipients of a rule that names none: those who owe the event's obligation, or else its audience.
    package static func standard(obligation: Identifier?, audience: Audience) -> Recipients {
        if obligation != nil { return .owing }
        switch audience {
        case .enrolled: return .enrolled
        case .all: return .all
        case .organisers: return .organisers
        }
    }
}

/// An explicit end of a reminder's usefulness.
package enum UsefulUntil: Hashable, Sendable {
    case at(WallTime)
    /// The end of that day.
    case endOf(CivilDate)
    /// Counted from the event, as `2 hours after start`.
    case moment(ReminderMoment)
}
