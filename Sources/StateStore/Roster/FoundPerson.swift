import SeminarCore

/// Somebody in one seminar.
package struct FoundPerson: Hashable, Sendable {
    package var seminar: Identifier
    package var participant: Participant

    package init(seminar: Identifier, participant: Participant) {
        self.seminar = seminar
        self.participant = participant
    }
}
