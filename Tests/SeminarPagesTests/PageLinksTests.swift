import SeminarCore
import SeminarPages
import Testing

@Suite struct `Links of pages` {
    @Test(arguments: ["http://127.0.0.1:8021", "http://127.0.0.1:8021/"])
    func `do not depend on a slash at the end of the base`(base: String) throws {
        let links = PageLinks(baseURL: base)
        let seminar = try Sample.id("tadl-ss21")
        #expect(links.index() == "http://127.0.0.1:8021/")
        #expect(links.page(of: seminar, in: .german) == "http://127.0.0.1:8021/tadl-ss21?lang=de")
        #expect(links.feed(of: seminar) == "http://127.0.0.1:8021/tadl-ss21.ics")
        #expect(links.webcal(links.feed(of: seminar)) == "webcal://127.0.0.1:8021/tadl-ss21.ics")
    }
}
