import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SeminarCore
import Testing

@testable import FeedServer

@Suite struct FeedAnswerTests {
    @Test func `a calendar program gets the whole feed, shown and not saved`() async throws {
        let answer = try await FeedFixture.answer("/tadl-ss21.ics")
        #expect(answer.status == .ok)
        #expect(Array(answer.body.readableBytesView) == FeedFixture.feed)
        #expect(answer.headers[.contentType] == "text/calendar; charset=utf-8")
        #expect(answer.headers[.contentDisposition] == "inline; filename=\"tadl-ss21.ics\"")
        #expect(answer.headers[.lastModified] == "Thu, 25 Feb 2021 07:00:00 GMT")
        #expect(answer.headers[.eTag] == FeedFixture.calendar.entityTag)
    }

    @Test(arguments: ["/broken.ics", "/broken", "/empty.ics"])
    func `a fault is never an empty calendar`(path: String) async throws {
        let answer = try await FeedFixture.answer(path)
        #expect(answer.status == .serviceUnavailable)
        #expect(answer.headers[.retryAfter] != nil)
        #expect(answer.headers[.eTag] == nil)
        #expect(answer.body.readableBytes > 0)
    }

    @Test(arguments: ["/gone.ics", "/gone", "/tadl-ss21/", "/..%2fetc%2fpasswd"])
    func `what is not there is 404 and never 410`(path: String) async throws {
        let answer = try await FeedFixture.answer(path)
        #expect(answer.status == .notFound)
        #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
    }

    @Test func `the page for what is not there is not kept`() async throws {
        var site = FeedFixture.site()
        site.missing = { wish in FeedFixture.page("missing", wish ?? .english) }
        let answer = try await FeedFixture.answer("/gone", .get, [.acceptLanguage: "de"], from: site)
        #expect(answer.status == .notFound)
        #expect(answer.headers[.contentLanguage] == "de")
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(answer.headers[.eTag] == nil)
    }

    @Test(arguments: ["/tadl-ss21.ics", "/tadl-ss21", "/", "/healthz", "/gone", "/broken"])
    func `HEAD gets the header of GET and no body`(path: String) async throws {
        let get = try await FeedFixture.answer(path)
        let head = try await FeedFixture.answer(path, .head)
        #expect(head.status == get.status)
        #expect(head.body.readableBytes == 0)
        #expect(head.headers[.contentLength] == String(get.body.readableBytes))
        #expect(head.headers[.contentType] == get.headers[.contentType])
        #expect(head.headers[.eTag] == get.headers[.eTag])
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .delete, .patch, .options])
    func `nothing can be written`(method: HTTPRequest.Method) async throws {
        let answer = try await FeedFixture.answer("/tadl-ss21.ics", method)
        #expect(answer.status == .methodNotAllowed)
        #expect(answer.headers[.allow] == "GET, HEAD")
        #expect(answer.headers[.connection] == "close")
    }

    @Test func `a monitor learns why the service is not ready`() async throws {
        #expect(try await FeedFixture.answer("/readyz").status == .ok)
        let site = FeedFixture.site(readiness: .notReady("the state cannot be read"))
        let answer = try await FeedFixture.answer("/readyz", from: site)
        #expect(answer.status == .serviceUnavailable)
        #expect(String(buffer: answer.body) == "not ready: the state cannot be read\n")
        #expect(try await FeedFixture.answer("/healthz", from: site).status == .ok)
    }

    @Test func `a page may show its own style and nothing else`() async throws {
        let headers = try await FeedFixture.answer("/tadl-ss21").headers
        let policy = try #require(headers[.contentSecurityPolicy])
        #expect(policy.hasPrefix("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"))
        #expect(policy.hasSuffix("style-src 'sha256-ngewhhP73WDIbgwseeu52VAAJgKdGUsu1IUQQsAm8m4='"))
        #expect(!policy.contains("unsafe"))
        #expect(headers[.xContentTypeOptions] == "nosniff")
        #expect(headers[HTTPField.Name("Referrer-Policy")!] == "no-referrer")
    }

    @Test(arguments: [
        ("/tadl-ss21", "", "en"), ("/tadl-ss21", "de-DE,en;q=0.5", "de"), ("/tadl-ss21?lang=de", "en", "de"),
        ("/?lang=de", "", "de"), ("/?lang=xx", "de", "de"), ("/?lang=%64e", "", "de"), ("/?lang", "", "en"),
    ])
    func `a page is in the language that was asked for`(path: String, accepted: String, language: String) async throws {
        let headers: HTTPFields = accepted.isEmpty ? [:] : [.acceptLanguage: accepted]
        let answer = try await FeedFixture.answer(path, .get, headers)
        #expect(answer.headers[.contentLanguage] == language)
        #expect(answer.headers[.vary] == "Accept-Language, Accept-Encoding")
    }
}
