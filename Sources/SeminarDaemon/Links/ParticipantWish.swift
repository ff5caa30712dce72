import SeminarCore

/// What participants say of themselves, or organisers for them: all that stops reminders, and what brings them back.
package struct ParticipantWish: Hashable, Sendable {
    package enum Saying: Hashable, Sendable {
        case done(Identifier)
        case undone(Identifier)
        case noReminders
        case reminders
    }

    package var saying: Saying
    package var person: PersonID
    package var seminar: Identifier
    /// For the record: an organiser's account, a file, or the person.
    package var by: String

    package init(_ saying: Saying, of person: PersonID, in seminar: Identifier, by: String) {
        self.saying = saying
        self.person = person
        self.seminar = seminar
        self.by = by
    }
}

extension ParticipantWish.Saying {
    /// Whether it is so already.
    func isTrue(of participant: Participant) -> Bool {
        switch self {
        case .done(let obligation): participant.done.contains(obligation)
        case .undone(let obligation): !participant.done.contains(obligation)
        case .noReminders: participant.optedOutAt != nil
        case .reminders: participant.optedOutAt == nil
        }
    }

    /// For which reminders were skipped that this brings back; nil for what stops reminders.
    var endedReason: SkipReason? {
        switch self {
        case .done, .noReminders: nil
        case .undone(let obligation): .obligationDone(obligation)
        case .reminders: .optedOut
        }
    }
}
