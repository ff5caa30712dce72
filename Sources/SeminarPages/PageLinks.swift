import SeminarCore

/// Where the pages and feeds of a service are.
package struct PageLinks: Hashable, Sendable {
    private let base: String

    /// - Parameter baseURL: http or https, with or without a slash at its end
    package init(baseURL: String) {
        base = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
    }

    package func index(in language: Language? = nil) -> String { base + "/" + query(language) }

    package func page(of seminar: Identifier, in language: Language? = nil) -> String {
        "\(base)/\(seminar)" + query(language)
    }

    package func feed(of seminar: Identifier) -> String { "\(base)/\(seminar).ics" }

    /// The page of whoever has that token.
    package func personalPage(_ token: String, in language: Language? = nil) -> String {
        "\(base)/p/\(token)" + query(language)
    }

    package func personalFeed(_ token: String) -> String { "\(base)/p/\(token).ics" }

    /// A feed under the scheme that opens a calendar program and offers to subscribe.
    package func webcal(_ feed: String) -> String {
        feed.firstRange(of: "://").map { "webcal://" + feed[$0.upperBound...] } ?? feed
    }

    private func query(_ language: Language?) -> String { language.map { "?lang=\($0.rawValue)" } ?? "" }
}
