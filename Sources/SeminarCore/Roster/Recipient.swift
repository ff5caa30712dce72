/// Somebody a mail can go to: a participant, or an organiser.
package enum Recipient: Hashable, Sendable {
    case participant(Participant)
    case organiser(Organiser)

    package var person: PersonID {
        switch self {
        case .participant(let participant): participant.person
        case .organiser(let organiser): PersonID(organiser.email.identity)
        }
    }

    /// Under which the state may have something about them: a participant's, and the address, by which an organiser is
    /// known who takes part, and whoever had no id once.
    package var keys: [PersonID] {
        let address = PersonID(email.identity)
        guard case .participant(let participant) = self else { return [address] }
        return participant.keys.contains(address) ? participant.keys : participant.keys + [address]
    }

    package var name: String {
        switch self {
        case .participant(let participant): participant.name
        case .organiser(let organiser): organiser.name
        }
    }

    package var email: EmailAddress {
        switch self {
        case .participant(let participant): participant.email
        case .organiser(let organiser): organiser.email
        }
    }

    /// Nil means the seminar's language.
    package var language: Language? {
        switch self {
        case .participant(let participant): participant.language
        case .organiser: nil
        }
    }
}

extension Recipients {
    /// Who belongs to this class, each address once, in the order of the roster; who has left or has done it is still
    /// among them, so that the decision can say why nothing is sent. But nobody who has left stands in the way of
    /// whoever has that address now.
    package func members(of seminar: Seminar, roster: [Participant]) -> [Recipient] {
        let participants = roster.people.map(Recipient.participant)
        let organisers = seminar.organisers.map(Recipient.organiser)
        let everybody = (includesParticipants ? participants : []) + (includesOrganisers ? organisers : [])
        var present: Set<EmailAddress> = []
        let remaining = everybody.filter { $0.hasLeft || present.insert($0.email).inserted }
        return remaining.filter { !$0.hasLeft || present.insert($0.email).inserted }
    }

    private var includesParticipants: Bool { self != .organisers }
    private var includesOrganisers: Bool { self == .organisers || self == .all }
}

extension Recipient {
    fileprivate var hasLeft: Bool {
        guard case .participant(let participant) = self else { return false }
        return !participant.isEnrolled
    }
}
