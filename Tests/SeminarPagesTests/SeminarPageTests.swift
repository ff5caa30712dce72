import CivilTime
import Foundation
import SeminarCore
import SeminarPages
import Testing

@Suite struct `A seminar's page` {
    private let pages = SeminarPages()

    private func page(
        of seminar: Seminar, at now: String, in language: Language = .english
    ) throws -> RenderedPage {
        pages.page(of: seminar, at: try Sample.instant(now), in: language, links: Sample.links)
    }

    @Test func `tells every fact of the announcement`() throws {
        let page = try page(of: Sample.seminar(), at: "2021-02-24 10:00")
        for fact in Sample.facts { #expect(page.text.contains(fact), "\(fact)") }
        for link in Sample.links(offering: "de") { #expect(page.leads(to: link), "\(link)") }
    }

    @Test func `says in German what the organisers did not write`() throws {
        let page = try page(of: Sample.seminar(), at: "2021-02-24 10:00", in: .german)
        for fact in Sample.germanFacts { #expect(page.text.contains(fact), "\(fact)") }
        for link in Sample.links(offering: "en") { #expect(page.leads(to: link), "\(link)") }
    }

    @Test(arguments: [
        ("2021-02-24 10:00", "What is next tomorrow Provide your preferences for papers 25 February – 10 March 2021"),
        ("2021-03-05 10:00", "What is next now, ends in 5 days Provide your preferences for papers"),
        ("2021-03-10 23:59", "What is next now, ends today Provide your preferences for papers"),
        ("2021-04-19 13:59", "What is next today First meeting Monday, 19 April 2021, 14:00–16:00 today Office hours"),
        ("2021-04-19 14:30", "What is next now, until 16:00 First meeting"),
        ("2021-04-19 14:30", "now, until 15:00 Office hours Monday, 19 April 2021, 14:00–15:00"),
        ("2021-04-19 16:00", "What is next in 4 days Office hours Friday, 23 April 2021, 14:00–15:00"),
        ("2021-05-21 16:00", "What is next in 7 days Office hours Friday, 28 May 2021, 14:00–15:00"),
        ("2021-07-01 23:59", "today Submit report and first version of slides by Thursday, 1 July 2021"),
        (
            "2021-07-28 12:00",
            "What is next Final presentations (block seminar) 26 – 31 July 2021 (date to be finalised)"
        ),
        ("2021-08-01 00:00", "What is next All dates are over."),
    ]) func `says what is next`(now: String, expected: String) throws {
        #expect(try page(of: Sample.seminar(), at: now).text.contains(expected))
    }

    @Test func `does not promise a decision that is overdue`() throws {
        let english = try page(of: Sample.seminar(), at: "2021-07-02 00:00")
        #expect(english.text.contains("The date was to be fixed by Thursday, 1 July 2021."))
        let german = try page(of: Sample.seminar(), at: "2021-07-02 00:00", in: .german)
        #expect(german.text.contains("Der Termin sollte bis Donnerstag, 1. Juli 2021 festgelegt werden."))
    }

    @Test func `keeps the organisers' own dates to themselves`() throws {
        var event = try Sample.event("grading", .day(Sample.day("2021-08-02")))
        event.audience = .organisers
        let page = try page(of: Sample.seminar(events: [event]), at: "2021-08-02 10:00")
        #expect(!page.text.contains("grading"))
        #expect(page.text.contains("There are no dates yet."))
    }

    @Test func `marks a cancelled date and does not await it`() throws {
        let event = try Sample.event("lab-visit", .day(Sample.day("2021-05-04")), isCancelled: true)
        let page = try page(of: Sample.seminar(events: [event]), at: "2021-05-01 10:00")
        #expect(page.text.contains("What is next All dates are over."))
        #expect(page.text.contains("lab-visit cancelled"))
    }

    @Test func `gives place, link and conference of a date`() throws {
        var event = try Sample.event(
            "kick-off", .appointment(start: Sample.wall("2021-04-19 23:00"), end: Sample.wall("2021-04-20 01:00")))
        event.location = "Room 03.11.018"
        event.url = "https://example.org/agenda/"
        event.conference = "https://meet.example.org/kick-off"
        let page = try page(of: Sample.seminar(events: [event]), at: "2021-04-19 23:30")
        for fact in ["Place: Room 03.11.018", "Join online", "example.org/agenda", "now, ends tomorrow"] {
            #expect(page.text.contains(fact), "\(fact)")
        }
        #expect(page.leads(to: "https://example.org/agenda/"))
        #expect(page.leads(to: "https://meet.example.org/kick-off"))
    }

    @Test func `awaits a timed deadline until its instant, and is never in the middle of it`() throws {
        let seminar = try Sample.seminar(events: [
            Sample.event("slides", .deadline(.at(Sample.wall("2021-07-01 18:00"))))
        ])
        #expect(
            try page(of: seminar, at: "2021-07-01 17:45").text.contains("today slides by Thursday, 1 July 2021, 18:00"))
        #expect(try page(of: seminar, at: "2021-07-01 18:00").text.contains("All dates are over."))
    }

    @Test func `names the days on which a weekly date is left out, and no others`() throws {
        let text = try page(of: Sample.seminar(), at: "2021-02-24 10:00").text
        #expect(text.contains("Not on 24 May Mon 19 April"))
    }

    @Test func `a moved time is told, and is the next one when it is`() throws {
        let moved = Recurrence.Times(from: try Sample.wall("2021-04-20 09:00"), to: try Sample.wall("2021-04-20 11:00"))
        let recurrence = Recurrence(
            start: try Sample.wall("2021-04-12 14:00"), end: try Sample.wall("2021-04-12 15:00"),
            rule: .weekly(on: [.monday]), exceptions: [try Sample.day("2021-05-03")],
            moved: [try Sample.wall("2021-04-19 14:00"): moved], additional: [try Sample.wall("2021-05-03 14:00")])
        let seminar = try Sample.seminar(events: [Sample.event("office-hours", .recurring(recurrence))])
        let text = try page(of: seminar, at: "2021-04-19 10:00").text
        #expect(text.contains("Mondays 14:00–15:00 office-hours"))
        #expect(text.contains("Next: Tuesday, 20 April 2021, 09:00–11:00"))
        #expect(text.contains("Mon 19 April, 14:00 moved to Tuesday, 20 April 2021, 09:00–11:00"))
        #expect(text.contains("Also Monday, 3 May 2021, 14:00–15:00"))
        #expect(!text.contains("Not on"))
    }

    @Test(arguments: [
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "Mondays, Wednesdays and Fridays 14:00–15:00 office-hours"),
        ("FREQ=MONTHLY;BYDAY=-1MO", "repeatedly, from Monday, 26 April 2021 14:00–15:00 office-hours"),
    ]) func `tells how a date repeats in lines`(rule: String, expected: String) throws {
        let recurrence = Recurrence(
            start: try Sample.wall("2021-04-12 14:00"), end: try Sample.wall("2021-04-12 15:00"),
            rule: try RecurrenceRule(parsing: rule))
        let seminar = try Sample.seminar(events: [Sample.event("office-hours", .recurring(recurrence))])
        #expect(try page(of: seminar, at: "2021-04-01 10:00").text.contains(expected))
    }
}
