import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import SeminarCore
import Testing

@testable import FeedServer

@Suite struct CompressionTests {
    private static let bytes = Array(String(repeating: "SUMMARY:Meeting\r\n", count: 500).utf8)
    private static let feed = Resource(calendar: bytes, lastModified: FeedFixture.changed)
    private static let compressedTag = String(feed.entityTag.dropLast()) + "-gzip\""

    private func answer(_ headers: HTTPFields, _ method: HTTPRequest.Method = .get) async throws -> TestResponse {
        var site = FeedFixture.site()
        site.calendar = { _ in Self.feed }
        return try await FeedFixture.answer("/tadl-ss21.ics", method, headers, from: site)
    }

    private func unpacked(_ body: ByteBuffer) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".gz")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(body.readableBytesView).write(to: file)
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/bin/gzip")
        gzip.arguments = ["--decompress", "--stdout", file.path]
        let output = Pipe()
        gzip.standardOutput = output
        try gzip.run()
        let bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
        gzip.waitUntilExit()
        #expect(gzip.terminationStatus == 0)
        return bytes
    }

    @Test func `who asks for gzip gets the same calendar, shorter and under a tag of its own`() async throws {
        let answer = try await answer([.acceptEncoding: "gzip, deflate"])
        #expect(answer.status == .ok)
        #expect(answer.headers[.contentEncoding] == "gzip")
        #expect(answer.headers[.contentType] == "text/calendar; charset=utf-8")
        #expect(answer.headers[.eTag] == Self.compressedTag)
        #expect(answer.headers[.contentLength] == String(answer.body.readableBytes))
        #expect(answer.body.readableBytes < Self.bytes.count / 10)
        #expect(try unpacked(answer.body) == Self.bytes)
    }

    @Test(arguments: ["", "identity", "gzip;q=0"])
    func `who does not ask gets the calendar as it is`(wish: String) async throws {
        let answer = try await answer(wish.isEmpty ? [:] : [.acceptEncoding: wish])
        #expect(answer.headers[.contentEncoding] == nil)
        #expect(answer.headers[.eTag] == Self.feed.entityTag)
        #expect(Array(answer.body.readableBytesView) == Self.bytes)
    }

    @Test(arguments: ["gzip", "identity", ""])
    func `a cache between learns that the answer depends on the wish`(wish: String) async throws {
        for tag in ["\"old\"", "*"] {
            let answer = try await answer([.acceptEncoding: wish, .ifNoneMatch: tag])
            #expect(answer.headers[.vary] == "Accept-Encoding")
        }
    }

    @Test(arguments: ["gzip", "identity"], [feed.entityTag, compressedTag, "W/" + compressedTag])
    func `who has either form has the calendar`(wish: String, tag: String) async throws {
        let answer = try await answer([.acceptEncoding: wish, .ifNoneMatch: tag])
        #expect(answer.status == .notModified)
        #expect(answer.body.readableBytes == 0)
        #expect(tag.hasSuffix(answer.headers[.eTag] ?? "none"))
    }

    @Test func `HEAD says of the form in gzip what GET says`() async throws {
        let get = try await answer([.acceptEncoding: "gzip"])
        let head = try await answer([.acceptEncoding: "gzip"], .head)
        #expect(head.headers[.contentLength] == get.headers[.contentLength])
        #expect(head.headers[.contentEncoding] == "gzip")
        #expect(head.headers[.eTag] == get.headers[.eTag])
        #expect(head.body.readableBytes == 0)
    }

    @Test func `the same bytes are compressed to the same bytes`() throws {
        let other = Resource(calendar: Self.bytes, lastModified: .distantPast)
        #expect(try #require(other.inGzip).content == Self.feed.inGzip?.content)
    }

    @Test func `what does not get shorter is sent as it is`() async throws {
        let answer = try await FeedFixture.answer("/tadl-ss21.ics", .get, [.acceptEncoding: "gzip"])
        #expect(answer.headers[.contentEncoding] == nil)
        #expect(Array(answer.body.readableBytesView) == FeedFixture.feed)
    }

    @Test func `a page is compressed too`() async throws {
        var site = FeedFixture.site()
        site.page = { _, _ in FeedFixture.page(String(repeating: "dates ", count: 500), .english) }
        let answer = try await FeedFixture.answer("/tadl-ss21", .get, [.acceptEncoding: "gzip"], from: site)
        #expect(answer.headers[.contentEncoding] == "gzip")
        #expect(answer.headers[.vary] == "Accept-Language, Accept-Encoding")
    }
}
