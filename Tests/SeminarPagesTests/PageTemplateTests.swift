import Foundation
import SeminarCore
import Testing

@testable import SeminarPages

@Suite struct `Organisers' own page templates` {
    /// Pages whose overrides are the files given by name.
    private func pages(_ files: [String: String]) throws -> SeminarPages {
        let folder = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            try Data(text.utf8).write(to: folder.appending(path: name + ".mustache"))
        }
        return SeminarPages(templatesFolder: folder.path)
    }

    @Test func `replace the built-in ones`() throws {
        let pages = try pages(["page.foot.html": "<footer>By {{frame.title}}</footer></body></html>"])
        let page = pages.notFound(in: .english, links: Sample.links)
        #expect(pages.complaints.isEmpty)
        #expect(page.markup.contains("<footer>By There is no page here</footer>"))
    }

    @Test func `that name what no page has are complained of, with the line`() throws {
        let pages = try pages(["page.foot.html": "</body>\n{{organizers}}\n</html>"])
        #expect(pages.complaints.count == 1)
        #expect("\(pages.complaints)".contains(/page\.foot\.html\.mustache:2:.*organizers/))
    }

    @Test func `may begin as copies of the built-in ones`() throws {
        let pages = try pages(BuiltInPageTemplates.texts)
        #expect(pages.complaints.isEmpty)
        #expect(
            pages.notFound(in: .german, links: Sample.links)
                == SeminarPages().notFound(in: .german, links: Sample.links))
    }

    @Test func `of the style are allowed by the policy`() throws {
        let pages = try pages(["page.style.css": "body { color: \"blue\" > 'red' }\n"])
        let page = pages.notFound(in: .english, links: Sample.links)
        let reading = try #require(try PageReading.readings(of: [page]).first)
        #expect(pages.contentSecurityPolicy.contains(reading.styleHash))
        #expect(pages.contentSecurityPolicy != SeminarPages().contentSecurityPolicy)
    }

    @Test func `that cannot be used are complained of, and the built-in ones stay`() throws {
        let pages = try pages(["page.foot.html": "{{#open}}", "reminder.en.txt": "{{#open}}"])
        let page = pages.notFound(in: .english, links: Sample.links)
        #expect(pages.complaints.count == 1)
        #expect(page == SeminarPages().notFound(in: .english, links: Sample.links))
    }
}
