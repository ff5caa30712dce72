import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    /// Gives somebody another address, who stays the same person.
    func changeAddress(_ question: AddressQuestion) throws(ControlFailure) -> RosterChange {
        let found = try person(question.person, in: question.seminar)
        let (before, seminar) = (found.participant, found.seminar)
        let email = try address(question.email)
        let words = "\(before.name) has the address \(email) in \(seminar)"
        guard before.email != email else {
            return RosterChange(
                seminar: seminar.text, person: before.person.text, changed: false, message: words + " already")
        }
        let change = try reading { store throws(StateStoreError) in
            try store.changeAddress(of: before.person, to: email, in: seminar, at: engine.clock.now())
        }
        if let refusal = refusal(of: change, email, before, in: seminar) { throw refusal }
        wake()
        let after = try reading { store throws(StateStoreError) in try store.participant(before.person, of: seminar) }
        return RosterChange(
            seminar: seminar.text, person: (after ?? before).person.text, changed: true,
            message: words + "; what is still useful goes there. Write it into the roster's file as well")
    }

    private func refusal(
        of change: AddressChange, _ email: EmailAddress, _ person: Participant, in seminar: Identifier
    ) -> ControlFailure? {
        switch change {
        case .made: nil
        case .taken(let other):
            ControlFailure(
                .failed,
                "\(email) is or was \(other.name)'s (\(other.email)) in \(seminar), not \(person.name)'s; "
                    + "\"seminarctl roster list\" shows who there is")
        case .standsBeside:
            ControlFailure(
                .failed,
                "\(email) and \(person.email) both take part in \(seminar); "
                    + "take the row of \(person.email) out of the roster's file, reload, and say it again")
        }
    }
}
