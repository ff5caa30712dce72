import SeminarCore

/// What there is to serve, as the daemon has it at the moment of the request.
///
/// `nil` is an unknown seminar and becomes 404. An error becomes 503: a calendar program told 200 with less than the
/// whole calendar throws away what it has.
package struct FeedSite: Sendable {
    /// The list of seminars. The language is the visitor's wish among those there are, `nil` if they have none.
    package var index: @Sendable (_ wish: Language?) async throws -> Resource
    /// A seminar's page; without a wish it is in the seminar's own language.
    package var page: @Sendable (_ seminar: Identifier, _ wish: Language?) async throws -> Resource?
    package var calendar: @Sendable (_ seminar: Identifier) async throws -> Resource?
    package var readiness: @Sendable () async -> Readiness
    /// The page that a visitor sees where there is nothing; a sentence, where it is nil.
    package var missing: @Sendable (_ wish: Language?) async -> Resource?
    /// What participants see by links of their own; nil where there are none.
    package var personal: PersonalSite?

    package init(
        index: @escaping @Sendable (_ wish: Language?) async throws -> Resource,
        page: @escaping @Sendable (_ seminar: Identifier, _ wish: Language?) async throws -> Resource?,
        calendar: @escaping @Sendable (_ seminar: Identifier) async throws -> Resource?,
        readiness: @escaping @Sendable () async -> Readiness,
        missing: @escaping @Sendable (_ wish: Language?) async -> Resource? = { _ in nil }
    ) {
        self.index = index
        self.page = page
        self.calendar = calendar
        self.readiness = readiness
        self.missing = missing
    }
}

/// Whether the service does its work, for a load balancer or a monitor.
package enum Readiness: Equatable, Sendable {
    case ready
    /// With the reason as a sentence's part, fit for the public: no path, no address.
    case notReady(String)
}
