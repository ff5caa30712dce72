import CivilTime

extension SeminarDigest {
    /// Under which the ledger has what the organiser was told at once.
    package func alertKeys(in seminar: Identifier, for organiser: PersonID) -> [ReminderKey] {
        troubles.flatMap { $0.keys(in: seminar, for: organiser) } + marks.map { $0.key(in: seminar, for: organiser) }
    }

    /// Only what these keys stand for, of what went wrong.
    package func alert(about keys: Set<ReminderKey>, in seminar: Identifier, for organiser: PersonID) -> SeminarDigest {
        var alert = self
        alert.troubles = troubles.filter { trouble in
            trouble.keys(in: seminar, for: organiser).contains { keys.contains($0) }
        }
        alert.marks = marks.filter { keys.contains($0.key(in: seminar, for: organiser)) }
        return alert
    }
}

extension AddressMark {
    /// Once for each address and the moment since when it takes no mail.
    fileprivate func key(in seminar: Identifier, for organiser: PersonID) -> ReminderKey {
        ReminderKey(
            seminar: seminar, event: seminar, occurrence: Zone.utc.rfc3339(at),
            rule: "alert: address \(address.identity)",
            person: organiser)
    }
}
