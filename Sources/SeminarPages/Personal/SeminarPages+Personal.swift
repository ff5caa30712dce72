import Foundation
import SeminarCore

extension SeminarPages {
    /// A participant's own page: what is still to be done, the calendar, the dates.
    package func personal(_ visit: PersonalVisit) -> RenderedPage {
        let own = visit.seminar.asSeen(by: visit.participant)
        let facts = PageFacts(own, now: visit.now, language: visit.language, links: visit.links)
        let frame = frame(of: visit, title: visit.seminar.title, feed: visit.links.personalFeed(visit.token))
        let html = templates.render("personal", with: PersonalPageValues(visit, facts, frame: frame))
        return RenderedPage(html: html, validUntil: facts.validUntil)
    }

    /// A page of one's own that says or asks one thing.
    package func message(_ message: PersonalMessage, to visit: PersonalVisit) -> RenderedPage {
        let frame = frame(of: visit, title: visit.seminar.title, feed: nil)
        let values = PersonalMessageValues(message, to: visit, frame: frame)
        return RenderedPage(html: templates.render("message", with: values), validUntil: .distantFuture)
    }

    /// What is said to a request that cannot be taken.
    package func refusal(tooLarge: Bool, in language: Language, links: PageLinks) -> RenderedPage {
        let isGerman = language == .german
        let heading =
            tooLarge
            ? (isGerman ? "Das war zu viel" : "That was too much")
            : (isGerman ? "So geht das hier nicht" : "This does not work that way")
        let sentence =
            isGerman
            ? "Öffnen Sie den Link aus Ihrer Mail, und drücken Sie den Knopf auf der Seite."
            : "Open the link from your mail, and press the button on that page."
        let frame = FrameValues(
            title: heading, titleLanguage: nil, style: templates.style, language: language, feed: nil, links: links,
            address: nil)
        let values = PersonalMessageValues(heading: heading, sentence: sentence, language: language, frame: frame)
        return RenderedPage(html: templates.render("message", with: values), validUntil: .distantFuture)
    }

    private func frame(of visit: PersonalVisit, title: String, feed: String?) -> FrameValues {
        FrameValues(
            title: title, titleLanguage: nil, style: templates.style, language: visit.language, feed: feed,
            links: visit.links
        ) { visit.links.personalPage(visit.token, in: $0) }
    }
}
