import SeminarCore

/// What a mail links to: the seminar's page and feed, and with a token the recipient's own.
package struct MailLinks: Hashable, Sendable {
    private let base: String
    private let seminar: Identifier
    private let token: String?

    /// - Parameters:
    ///   - baseURL: with or without a slash at its end
    ///   - token: of the participant; nil where personal pages are not offered
    package init(baseURL: String, seminar: Identifier, token: String? = nil) {
        base = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        self.seminar = seminar
        self.token = token
    }

    var page: String { "\(base)/\(seminar)" }
    var feed: String { "\(base)/\(seminar).ics" }
    var personalPage: String? { token.map { "\(base)/p/\($0)" } }
    var personalFeed: String? { personalPage.map { $0 + ".ics" } }
    var unsubscribe: String? { personalPage.map { $0 + "/unsubscribe" } }

    func done(_ obligation: Identifier) -> String? { personalPage.map { "\($0)/done/\(obligation)" } }
}
