import SeminarCore

extension [DueReminder] {
    /// Whether a mail with these may list who still owes something: those to organisers, and those that are written by
    /// a template of somebody's choice.
    var listDebtors: Bool { contains { $0.recipient.participant == nil || $0.rule.template != nil } }
}

extension Recipient {
    /// Nil for an organiser.
    var participant: Participant? {
        guard case .participant(let participant) = self else { return nil }
        return participant
    }
}
