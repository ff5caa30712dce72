import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SeminarCore
import Synchronization
import Testing

@testable import FeedServer

@Suite struct PersonalAnswerTests {
    /// What a site with one participant, `t0ken`, was asked to do.
    private final class Acts: Sendable {
        private let taken = Mutex<[PersonalAction]>([])
        func add(_ action: PersonalAction) { taken.withLock { $0.append(action) } }
        var list: [PersonalAction] { taken.withLock { $0 } }
    }

    private static func page(_ text: String, _ language: Language?) -> Resource {
        Resource(personalPage: "<style>p { color: red }</style><p>\(text)", language: language ?? .english)
    }

    private static func site(_ acts: Acts = Acts()) -> FeedSite {
        var site = FeedFixture.site()
        site.missing = { wish in FeedFixture.page("missing", wish ?? .english) }
        site.personal = PersonalSite(
            page: { token, chosen in
                if token == "broken" { throw FeedFixture.Broken() }
                if token == "left" { return .gone(page("left", chosen)) }
                return token == "t0ken" ? .found(page("own", chosen)) : nil
            },
            calendar: { token, alarm in
                guard token == "t0ken" else { return nil }
                return Resource(
                    personalCalendar: FeedFixture.feed + Array("\(alarm ?? 0)".utf8), lastModified: FeedFixture.changed)
            },
            question: { token, _, chosen in token == "t0ken" ? .found(page("question", chosen)) : nil },
            act: { token, action, chosen in
                guard token == "t0ken" else { return nil }
                acts.add(action)
                return .found(page("outcome", chosen))
            },
            refusal: { refusal, wish in page("\(refusal)", wish) })
        return site
    }

    private func answer(
        _ path: String, _ method: HTTPRequest.Method = .get, _ headers: HTTPFields = [:], body: String? = nil,
        acts: Acts = Acts()
    ) async throws -> TestResponse {
        try await FeedFixture.service(Self.site(acts)).application.test(.router) { client in
            try await client.execute(
                uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
        }
    }

    @Test(arguments: ["/p/t0ken", "/p/t0ken/done/report", "/p/t0ken/unsubscribe"])
    func `a page of one's own is kept by nobody, found by nobody, and sends forms to us alone`(path: String)
        async throws
    {
        let headers = try await answer(path).headers
        #expect(headers[.cacheControl] == "private, no-store")
        #expect(headers[.eTag] == nil && headers[.lastModified] == nil)
        #expect(headers[HTTPField.Name("Referrer-Policy")!] == "no-referrer")
        #expect(headers[HTTPField.Name("X-Robots-Tag")!]?.contains("noindex") == true)
        let policy = try #require(headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'") && policy.contains("form-action 'self'"))
        #expect(!policy.contains("unsafe"))
    }

    @Test(arguments: [HTTPRequest.Method.get, .head])
    func `to look at a link does nothing`(method: HTTPRequest.Method) async throws {
        let acts = Acts()
        for path in ["/p/t0ken/done/report", "/p/t0ken/undone/report", "/p/t0ken/unsubscribe", "/p/t0ken/subscribe"] {
            #expect(try await answer(path, method, acts: acts).status == .ok)
        }
        #expect(acts.list.isEmpty)
    }

    @Test func `a mail program's one click is taken without cookies, and answered in place`() async throws {
        let acts = Acts()
        let answer = try await answer(
            "/p/t0ken/unsubscribe", .post, [.contentType: "application/x-www-form-urlencoded"],
            body: "List-Unsubscribe=One-Click", acts: acts)
        #expect(answer.status == .ok)
        #expect(answer.headers[.location] == nil && answer.headers[.setCookie] == nil)
        #expect(acts.list == [.unsubscribe])
    }

    @Test(arguments: ["/p/unknown", "/p/", "/p/t0ken/done/Report", "/p/unknown/unsubscribe", "/p/unknown.ics", "/gone"])
    func `what is wrong with a link nobody can tell from the answer`(path: String) async throws {
        let usual = try await answer("/p/another")
        let found = try await answer(path)
        #expect(found.status == .notFound)
        #expect(found.body == usual.body && found.headers == usual.headers)
    }

    @Test(arguments: [
        ("/p/t0ken", HTTPRequest.Method.post, "GET, HEAD"), ("/p/t0ken.ics", .post, "GET, HEAD"),
        ("/p/t0ken/unsubscribe", .put, "GET, HEAD, POST"), ("/p/unknown/done/report", .delete, "GET, HEAD, POST"),
        ("/p/unknown", .options, "GET, HEAD"),
    ])
    func `another method is refused with a page and the ones there are`(
        path: String, method: HTTPRequest.Method, allowed: String
    ) async throws {
        let answer = try await answer(path, method)
        #expect(answer.status == .methodNotAllowed)
        #expect(answer.headers[.allow] == allowed && answer.headers[.connection] == "close")
        #expect(String(buffer: answer.body).contains("wrongMethod"))
    }

    @Test func `a body that no button sends is refused, and nothing is done`() async throws {
        let acts = Acts()
        let body = String(repeating: "a", count: 5000)
        let answer = try await answer("/p/t0ken/done/report", .post, body: body, acts: acts)
        #expect(answer.status == .contentTooLarge && answer.headers[.connection] == "close")
        #expect(String(buffer: answer.body).contains("tooLarge"))
        #expect(acts.list.isEmpty)
    }

    @Test func `whoever has left is told so, and it is gone all the same`() async throws {
        let answer = try await answer("/p/left")
        #expect(answer.status == .notFound)
        #expect(answer.headers[.cacheControl] == "private, no-store")
        #expect(String(buffer: answer.body).contains("left"))
    }

    @Test func `a calendar of one's own has its tag, for its owner's program alone`() async throws {
        let first = try await answer("/p/t0ken.ics")
        let tag = try #require(first.headers[.eTag])
        #expect(first.headers[.cacheControl] == "private, no-cache")
        #expect(first.headers[.contentType] == "text/calendar; charset=utf-8")
        #expect(first.headers[.contentDisposition] == "inline; filename=\"calendar.ics\"")
        #expect(try await answer("/p/t0ken.ics", .get, [.ifNoneMatch: tag]).status == .notModified)
        #expect(String(buffer: try await answer("/p/t0ken.ics?alarm=1h").body).hasSuffix("3600"))
        #expect(String(buffer: try await answer("/p/t0ken.ics?alarm=soon").body).hasSuffix("\r\n0"))
    }

    @Test func `the page is in its owner's language, unless its owner chooses another`() async throws {
        #expect(try await answer("/p/t0ken", .get, [.acceptLanguage: "de"]).headers[.contentLanguage] == "en")
        #expect(try await answer("/p/t0ken?lang=de").headers[.contentLanguage] == "de")
    }

    @Test func `a fault of ours is no lost link`() async throws {
        #expect(try await answer("/p/broken").status == .serviceUnavailable)
    }
}
