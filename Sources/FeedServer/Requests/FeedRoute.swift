import Foundation
import SeminarCore

/// What a path names.
enum FeedRoute: Equatable, Sendable {
    case index
    case page(Identifier)
    case calendar(Identifier)
    case health
    case readiness
    case personal(PersonalRoute)

    /// Nil for a path that names nothing, whatever it is.
    ///
    /// - Parameter path: as on the request line, without the query. It is split first and decoded then (RFC 3986 §2.4),
    ///   and an identifier has neither dots nor slashes: no spelling leads anywhere else.
    init?(path: String) {
        guard path.utf8.count <= 256, path.hasPrefix("/") else { return nil }
        let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        if segments.count > 1, segments[0] == "p" {
            guard let personal = PersonalRoute(segments.dropFirst()) else { return nil }
            self = .personal(personal)
            return
        }
        guard segments.count == 1, let name = segments[0].removingPercentEncoding else { return nil }
        switch name {
        case "": self = .index
        case "healthz": self = .health
        case "readyz": self = .readiness
        default:
            let isCalendar = name.hasSuffix(".ics")
            guard let seminar = Identifier(String(isCalendar ? name.dropLast(4) : name[...])) else { return nil }
            self = isCalendar ? .calendar(seminar) : .page(seminar)
        }
    }

    /// Without what only one person is to know.
    var loggedPath: String {
        switch self {
        case .index: "/"
        case .page(let seminar): "/\(seminar)"
        case .calendar(let seminar): "/\(seminar).ics"
        case .health: "/healthz"
        case .readiness: "/readyz"
        case .personal: "/p/…"
        }
    }
}
