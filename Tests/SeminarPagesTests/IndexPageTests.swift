import Foundation
import SeminarCore
import SeminarPages
import Testing

@Suite struct `The index` {
    private func seminar(_ id: String, on day: String) throws -> Seminar {
        var seminar = try Sample.seminar(events: [Sample.event("date-of-\(id)", .day(Sample.day(day)))])
        seminar.id = try Sample.id(id)
        seminar.title = "Title of \(id)"
        return seminar
    }

    private func page(of seminars: [Seminar], in language: Language = .english) throws -> RenderedPage {
        let now = try Sample.instant("2021-04-19 10:00")
        return SeminarPages().index(of: seminars, at: now, in: language, links: Sample.links)
    }

    @Test func `begins with the seminar whose date is nearest and ends with those that are over`() throws {
        let seminars = try [
            seminar("over", on: "2021-04-18"), seminar("later", on: "2021-04-21"), seminar("soon", on: "2021-04-20"),
        ]
        let text = try page(of: seminars).text
        let titles = text.matches(of: /Title of (\w+)/).map { String($0.output.1) }
        #expect(titles == ["soon", "later", "over"])
        #expect(text.contains("Title of soon tomorrow date-of-soon Tuesday, 20 April 2021"))
        #expect(text.contains("Title of over All dates are over."))
    }

    @Test func `leads to pages in its own language`() throws {
        let seminars = try [seminar("soon", on: "2021-04-20")]
        #expect(try page(of: seminars).leads(to: "https://seminars.example.org/soon"))
        #expect(try page(of: seminars, in: .german).leads(to: "https://seminars.example.org/soon?lang=de"))
    }

    @Test func `names by title, below the rest, those without a card`() throws {
        let others = try ["b", "a"].map { id in
            SeminarLink(to: try Sample.id(id), title: "Title of \(id)", language: id == "a" ? .german : .english)
        }
        let now = try Sample.instant("2021-04-19 10:00")
        let page = SeminarPages().index(
            of: [try seminar("soon", on: "2021-04-20")], others: others, at: now, in: .english, links: Sample.links)
        #expect(page.text.contains(/Title of soon .* More seminars Title of a Title of b/))
        #expect(page.leads(to: "https://seminars.example.org/a?lang=en"))
        #expect(page.leads(to: "https://seminars.example.org/b"))
        #expect(String(decoding: page.html, as: UTF8.self).contains("lang=\"de\">Title of a"))
    }

    @Test func `says so where there are no seminars`() throws {
        #expect(try page(of: []).text.contains("There are no seminars yet."))
    }
}
