import SeminarCore
import Testing

@testable import FeedServer

@Suite struct FeedRouteTests {
    @Test func `the paths that are served`() throws {
        let seminar = try #require(Identifier("tadl-ss21"))
        #expect(FeedRoute(path: "/") == .index)
        #expect(FeedRoute(path: "/tadl-ss21") == .page(seminar))
        #expect(FeedRoute(path: "/tadl-ss21.ics") == .calendar(seminar))
        #expect(FeedRoute(path: "/tadl%2Dss21.ics") == .calendar(seminar))
        #expect(FeedRoute(path: "/healthz") == .health)
        #expect(FeedRoute(path: "/readyz") == .readiness)
    }

    @Test(arguments: [
        "", "tadl-ss21", "*", "//", "//tadl-ss21", "/tadl-ss21/", "/tadl-ss21/x", "/tadl-ss21.ics/", "/.ics", "/..",
        "/.",
        "/../etc/passwd", "/..%2fetc%2fpasswd", "/%2e%2e", "/tadl-ss21%00.ics", "/tadl-ss21%2f", "/%", "/%zz", "/%ff",
        "/TADL-ss21", "/tadl ss21", "/tadl-ss21.ICS", "/tadl-ss21.ics.ics", "/ü", "/tadl-ss21\r\n",
        "/" + String(repeating: "a", count: 65), "/" + String(repeating: "a", count: 1_000_000),
    ])
    func `every other path names nothing`(path: String) {
        #expect(FeedRoute(path: path) == nil)
    }
}
