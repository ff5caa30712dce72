import Foundation
import SeminarCore

/// A participant who looks at a page of one's own: who, where, when and in which language.
package struct PersonalVisit: Sendable {
    package var seminar: Seminar
    package var participant: Participant
    package var token: String
    package var now: Date
    /// Chosen by a link on the page; nil means the participant's, or else the seminar's.
    package var chosen: Language?
    package var links: PageLinks

    package init(
        _ seminar: Seminar, of participant: Participant, token: String, at now: Date, chosen: Language?,
        links: PageLinks
    ) {
        self.seminar = seminar
        self.participant = participant
        self.token = token
        self.now = now
        self.chosen = chosen
        self.links = links
    }

    package var language: Language { chosen ?? participant.language ?? seminar.language }

    /// Behind every address on the page, so that whoever chose a language keeps it.
    var query: String { chosen.map { "?lang=\($0.rawValue)" } ?? "" }

    var page: String { links.personalPage(token, in: chosen) }
}
