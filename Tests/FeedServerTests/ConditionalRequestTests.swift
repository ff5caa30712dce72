import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import FeedServer

@Suite struct ConditionalRequestTests {
    private static let tag = FeedFixture.calendar.entityTag

    @Test(arguments: [tag, "W/\(tag)", "\"old\", \(tag)", "*"])
    func `who has the feed already is not sent it again`(tags: String) async throws {
        let answer = try await FeedFixture.answer("/tadl-ss21.ics", .get, [.ifNoneMatch: tags])
        #expect(answer.status == .notModified)
        #expect(answer.body.readableBytes == 0)
        #expect(answer.headers[.eTag] == Self.tag)
        #expect(answer.headers[.cacheControl] == "no-cache")
        #expect(answer.headers[.contentLength] == String(FeedFixture.feed.count))
    }

    @Test(arguments: [
        ("Thu, 25 Feb 2021 07:00:00 GMT", 304), ("Fri, 26 Feb 2021 07:00:00 GMT", 304),
        ("Thu, 25 Feb 2021 06:59:59 GMT", 200), ("yesterday", 200), ("", 200),
    ])
    func `without a tag the date decides, if it is one`(since: String, status: Int) async throws {
        let answer = try await FeedFixture.answer("/tadl-ss21.ics", .get, [.ifModifiedSince: since])
        #expect(answer.status.code == status)
    }

    @Test func `a tag that differs counts, whatever the date says`() async throws {
        let headers: HTTPFields = [.ifNoneMatch: "\"old\"", .ifModifiedSince: "Fri, 26 Feb 2021 07:00:00 GMT"]
        #expect(try await FeedFixture.answer("/tadl-ss21.ics", .get, headers).status == .ok)
    }

    @Test func `a condition does not make a missing seminar exist`() async throws {
        #expect(try await FeedFixture.answer("/gone.ics", .get, [.ifNoneMatch: "*"]).status == .notFound)
    }

    @Test func `the same bytes have the same tag, other bytes another`() {
        let again = Resource(calendar: FeedFixture.feed, lastModified: .distantPast)
        let other = Resource(calendar: FeedFixture.feed + [0x20], lastModified: FeedFixture.changed)
        #expect(again.entityTag == Self.tag)
        #expect(other.entityTag != Self.tag)
        #expect(Self.tag.hasPrefix("\"") && Self.tag.hasSuffix("\""))
    }
}
