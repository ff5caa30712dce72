import SeminarCore
import Testing

@testable import FeedServer

@Suite struct PersonalRouteTests {
    private let report = Identifier("report") ?? .welcome

    private func target(_ path: String) -> PersonalRoute.Target? {
        guard case .personal(let route)? = FeedRoute(path: path) else { return nil }
        #expect(route.token == "t0ken")
        return route.target
    }

    @Test func `what somebody's own addresses name`() throws {
        #expect(target("/p/t0ken") == .page)
        #expect(target("/p/t0ken.ics") == .calendar)
        #expect(target("/p/t0ken/done/report") == .action(.done(report)))
        #expect(target("/p/t0ken/undone/report") == .action(.undone(report)))
        #expect(target("/p/t0ken/unsubscribe") == .action(.unsubscribe))
        #expect(target("/p/t0ken/subscribe") == .action(.subscribe))
        #expect(target("/p/%740ken/d%6fne/rep%6frt") == .action(.done(report)))
    }

    @Test(arguments: [
        "/p/", "/p//", "/p/.ics", "/p/t0ken/", "/p/t0ken/done", "/p/t0ken/done/", "/p/t0ken/done/Report",
        "/p/t0ken/done/report/", "/p/t0ken/done/..", "/p/t0ken/done/report.ics", "/p/t0ken/done/re%2fport",
        "/p/t0ken/unsubscribe/report", "/p/t0ken/subscribe/", "/p/t0ken/Done/report", "/p/t0ken//done/report",
        "/p/t0ken/forget", "/p/t0ken/%", "/p/t0ken/done/%zz", "/P/t0ken", "/%70", "/p%2ft0ken",
        "/p/" + String(repeating: "a", count: 300),
    ])
    func `every other path below them names nothing`(path: String) {
        if case .personal? = FeedRoute(path: path) { Issue.record("\(path) names something") }
    }

    @Test func `a log never has the token`() {
        for path in ["/p/t0ken", "/p/t0ken.ics", "/p/t0ken/done/report"] {
            #expect(FeedRoute(path: path)?.loggedPath == "/p/…")
        }
    }

    @Test(arguments: [
        ("1h", 3600), ("15m", 900), ("2d", 172_800), ("28d", 2_419_200), ("0m", 0), ("29d", nil), ("99999m", nil),
        ("1w", nil), ("", nil), ("h", nil), ("-1h", nil), ("1.5h", nil), ("123456m", nil), ("١h", nil),
    ])
    func `an alarm is so many minutes, hours or days before`(text: String, seconds: Int?) {
        #expect(AlarmWish.seconds(text) == seconds)
    }
}
