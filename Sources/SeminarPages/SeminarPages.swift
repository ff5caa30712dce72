import CivilTime
import Foundation
import SeminarCore
import SeminarMail

/// The pages, in plain HTML: what is on, what is next, and how to have it in a calendar.
///
/// The public ones name organisers and no participant, and none shows what is for the organisers alone.
package struct SeminarPages: Sendable {
    let templates: PageTemplates
    /// The value of that header for each of these pages.
    package let contentSecurityPolicy: String

    /// - Parameter templatesFolder: organisers' own templates, which replace built-in ones by name; nil for none
    package init(templatesFolder: String? = nil) {
        self.init(PageTemplates(folder: templatesFolder))
    }

    init(_ templates: PageTemplates) {
        self.templates = templates
        contentSecurityPolicy = templates.contentSecurityPolicy
    }

    /// What is wrong with overrides; the built-in templates are used in their place.
    package var complaints: [TemplateComplaint] { templates.library.complaints }

    /// Whether a file of this name in the folder of overrides is meant for the pages.
    package static func claims(_ templateName: String) -> Bool { PageTemplates.claims(templateName) }

    /// A seminar's page; what its organisers wrote stays in their words, all else is in `language`.
    package func page(
        of seminar: Seminar, at now: Date, in language: Language, links: PageLinks
    ) -> RenderedPage {
        let facts = PageFacts(seminar, now: now, language: language, links: links)
        let frame = FrameValues(
            title: seminar.title, titleLanguage: facts.textLanguage, style: templates.style, language: language,
            feed: links.feed(of: seminar.id), links: links
        ) { links.page(of: seminar.id, in: $0) }
        let html = templates.render("seminar", with: SeminarPageValues(facts, frame: frame))
        return RenderedPage(html: html, validUntil: facts.validUntil)
    }

    /// The front page: those with dates ahead first, the nearest at the top.
    ///
    /// - Parameter others: what is only named, by title, below the rest.
    package func index(
        of seminars: [Seminar], others: [SeminarLink] = [], at now: Date, in language: Language, links: PageLinks
    ) -> RenderedPage {
        let facts = seminars.map { PageFacts($0, now: now, language: language, links: links) }
        let frame = FrameValues(
            title: PageWords.of(language).seminars, titleLanguage: nil, style: templates.style, language: language,
            feed: nil, links: links
        ) { links.index(in: $0) }
        let html = templates.render("index", with: IndexPageValues(facts, others: others, links: links, frame: frame))
        return RenderedPage(html: html, validUntil: facts.map(\.validUntil).min() ?? .distantFuture)
    }

    /// What an answer 404 says.
    package func notFound(in language: Language, links: PageLinks) -> RenderedPage {
        let words = PageWords.of(language)
        let frame = FrameValues(
            title: words.missingTitle, titleLanguage: nil, style: templates.style, language: language, feed: nil,
            links: links, address: nil)
        let html = templates.render("missing", with: MissingPageValues(frame: frame, words: words))
        return RenderedPage(html: html, validUntil: .distantFuture)
    }
}
