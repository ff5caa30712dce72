import ControlAPI
import SeminarCore
import SeminarPages
import StateStore

extension ControlDesk {
    /// Where somebody's own page and calendar are.
    func feedURL(_ question: PersonQuestion) throws(ControlFailure) -> PersonalAddresses {
        try addresses(question) { store, found throws(StateStoreError) in
            try store.personalLink(of: found.participant.person, in: found.seminar)
        }
    }

    /// Gives somebody new addresses; the old ones lead nowhere from now on.
    func rotateFeed(_ question: PersonQuestion) throws(ControlFailure) -> PersonalAddresses {
        try addresses(question) { store, found throws(StateStoreError) in
            try store.rotateLink(of: found.participant.person, in: found.seminar)
        }
    }

    private func addresses(
        _ question: PersonQuestion, _ link: (StateStore, FoundPerson) throws(StateStoreError) -> PersonalLink?
    ) throws(ControlFailure) -> PersonalAddresses {
        let found = try person(question.person, in: question.seminar)
        let participant = found.participant
        guard participant.isEnrolled else {
            throw ControlFailure(
                .failed,
                "\(participant.name) (\(participant.email)) has left \(found.seminar) and has no links any more")
        }
        let made = try reading { store throws(StateStoreError) in try link(store, found) }
        guard let made else {
            throw ControlFailure(.failed, "\(participant.name) (\(participant.email)) has no links in \(found.seminar)")
        }
        // As the mails have them.
        let token = engine.writer.tokens.token(for: made)
        let links = PageLinks(baseURL: engine.writer.baseURL)
        let feed = links.personalFeed(token)
        return PersonalAddresses(
            seminar: found.seminar.text, person: participant.person.text, name: participant.name,
            email: participant.email.description, page: links.personalPage(token), feed: feed,
            webcal: links.webcal(feed))
    }
}
