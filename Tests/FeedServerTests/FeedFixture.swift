import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import SeminarCore

@testable import FeedServer

/// A site with one seminar, `tadl-ss21`, and one that is broken.
enum FeedFixture {
    struct Broken: Error {}

    static let changed = Date(timeIntervalSince1970: 1_614_236_400)
    static let feed = Array("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".utf8)
    static let calendar = Resource(calendar: feed, lastModified: changed)

    /// More than all buffers on the way to a client that does not read.
    static let huge = Resource(calendar: [UInt8](repeating: 0x20, count: 32 << 20), lastModified: changed)

    static func page(_ text: String, _ language: Language) -> Resource {
        Resource(page: "<style>p { color: red }</style><p>\(text)", language: language, lastModified: changed)
    }

    static func site(readiness: Readiness = .ready) -> FeedSite {
        FeedSite(
            index: { wish in page("index", wish ?? .english) },
            page: { seminar, wish in
                if seminar.text == "broken" { throw Broken() }
                return seminar.text == "tadl-ss21" ? page("seminar", wish ?? .english) : nil
            },
            calendar: { seminar in
                switch seminar.text {
                case "tadl-ss21": calendar
                case "huge": huge
                case "empty": Resource(calendar: [], lastModified: changed)
                case "broken": throw Broken()
                default: nil
                }
            },
            readiness: { readiness })
    }

    static func service(
        _ site: FeedSite = site(), on address: String = "127.0.0.1:0", patience: Duration = .seconds(30),
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws -> FeedService {
        FeedService(
            site: site, address: try ListenAddress(parsing: address),
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), patience: patience,
            onListening: onListening)
    }

    /// What the site answers, without a socket between.
    static func answer(
        _ path: String, _ method: HTTPRequest.Method = .get, _ headers: HTTPFields = [:], from site: FeedSite = site()
    ) async throws -> TestResponse {
        try await service(site).application.test(.router) { client in
            try await client.execute(uri: path, method: method, headers: headers)
        }
    }
}
