import Foundation
import SeminarCore
import SeminarPages
import TestSupport
import Testing

@Suite struct `A page of one's own` {
    private let pages = SeminarPages()
    private let report: Identifier

    init() throws { report = try Sample.id("report") }

    private func visit(
        at now: String = "2021-03-01 10:00", done: [String] = [], optedOut: Bool = false, language: Language? = nil,
        chosen: Language? = nil
    ) throws -> PersonalVisit {
        let participant = Participant(
            person: PersonID("ada"), name: "Ada <b>", email: try EmailAddress(parsing: "ada@example.org"),
            language: language, paper: "memorization", talk: "27 July, 10:00", enrolledAt: .distantPast,
            optedOutAt: optedOut ? .distantPast : nil, done: Set(try done.map(Sample.id)))
        return PersonalVisit(
            try Sample.seminar(), of: participant, token: "t0ken", at: try Sample.instant(now), chosen: chosen,
            links: Sample.links)
    }

    private func reading(_ page: RenderedPage) throws -> PageReading {
        let reading = try #require(try PageReading.readings(of: [page]).first)
        #expect(reading.complaints.isEmpty)
        return reading
    }

    @Test func `says what is still to be done, with a button each, and where the calendar is`() throws {
        let page = pages.personal(try visit(done: ["preferences"]))
        let text = try reading(page).text
        #expect(text.contains("For Ada <b>") && text.contains("27 July, 10:00"))
        #expect(text.contains("✓ Done Provide your preferences"))
        #expect(text.contains("Not done yet · in 4 months Submit report"))
        #expect(page.markup.contains("<form method=\"post\" action=\"t0ken/done/report\">"))
        #expect(page.markup.contains("<form method=\"post\" action=\"t0ken/undone/preferences\">"))
        #expect(try reading(page).links.contains("webcal://seminars.example.org/p/t0ken.ics"))
        #expect(!page.markup.contains("ada@example.org"))
    }

    @Test func `says what was missed, and that all is done`() throws {
        #expect(try reading(pages.personal(try visit(at: "2021-07-02 10:00"))).text.contains("the date has passed"))
        let done = try visit(at: "2021-07-02 10:00", done: ["preferences", "report"])
        #expect(try reading(pages.personal(done)).text.contains("You have done everything."))
    }

    @Test func `offers to stop reminders, and to have them again`() throws {
        #expect(pages.personal(try visit()).markup.contains("action=\"t0ken/unsubscribe\""))
        let page = pages.personal(try visit(optedOut: true))
        #expect(page.markup.contains("action=\"t0ken/subscribe\""))
        #expect(try reading(page).text.contains("only when a date is cancelled or moved"))
    }

    @Test func `is in the person's language, and keeps the one that was chosen`() throws {
        #expect(try reading(pages.personal(try visit(language: .german))).language == "de")
        let page = pages.personal(try visit(language: .german, chosen: .english))
        #expect(try reading(page).language == "en")
        #expect(page.markup.contains("action=\"t0ken/done/report?lang=en\""))
    }

    @Test(arguments: Language.allCases)
    func `asks and answers in sound markup, with at most one button`(language: Language) throws {
        let matters = [PersonalMessage.Matter.done(report), .undone(report), .unsubscribe, .subscribe]
        let messages =
            matters.flatMap { [.question($0), .outcome($0, isNew: true), .outcome($0, isNew: false)] }
            + [PersonalMessage.left]
        for visit in [try visit(language: language), try visit(done: ["report"], optedOut: true, language: language)] {
            let rendered = messages.map { pages.message($0, to: visit) }
            for (page, reading) in zip(rendered, try PageReading.readings(of: rendered)) {
                #expect(reading.complaints.isEmpty && reading.language == language.rawValue)
                #expect(page.markup.components(separatedBy: "<form ").count <= 2)
            }
        }
    }

    @Test func `a question has the button that says yes, and an answer the one that takes it back`() throws {
        let open = try visit()
        #expect(pages.message(.question(.done(report)), to: open).markup.contains("action=\"../done/report\""))
        #expect(pages.message(.question(.undone(report)), to: open).markup.contains("action=\"../done/report\""))
        let done = try visit(done: ["report"])
        let outcome = pages.message(.outcome(.done(report), isNew: true), to: done)
        #expect(outcome.markup.contains("action=\"../undone/report\""))
        #expect(try reading(outcome).text.contains("Done: Submit report and first version of slides"))
        #expect(pages.message(.question(.unsubscribe), to: open).markup.contains("action=\"unsubscribe\""))
    }

    @Test(arguments: Language.allCases) func `what cannot be taken is refused in words`(language: Language) throws {
        for tooLarge in [true, false] {
            let page = pages.refusal(tooLarge: tooLarge, in: language, links: Sample.links)
            #expect(try reading(page).language == language.rawValue)
        }
    }
}
