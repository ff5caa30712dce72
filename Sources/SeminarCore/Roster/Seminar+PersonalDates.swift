extension Seminar {
    /// The dates that concern one participant, as they stand for that person: what everybody may see, and nothing that
    /// is for the organisers alone.
    ///
    /// The one place where somebody's dates differ from the seminar's: page, feed and mails of one's own ask here.
    package func dates(for participant: Participant) -> [Event] {
        publicEvents.map { $0.asSeen(by: participant, in: zone) }
    }

    /// The seminar with the dates of one participant in place of everybody's.
    package func asSeen(by participant: Participant) -> Seminar {
        var seminar = self
        seminar.events = dates(for: participant)
        return seminar
    }
}
