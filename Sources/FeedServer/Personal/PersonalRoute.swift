import Foundation
import SeminarCore

/// What a path below `/p/` names: something of one participant's own.
struct PersonalRoute: Equatable, Sendable {
    enum Target: Equatable, Sendable {
        case page
        case calendar
        case action(PersonalAction)
    }

    /// As it stands in the path; whether there is such a one is not known here.
    var token: String
    var target: Target

    static let prefix = "/p/"

    /// Nil for what cannot be such a path, whatever the token.
    ///
    /// - Parameter segments: of the path behind `p`, split but not decoded yet.
    init?(_ segments: some Collection<Substring>) {
        let names = segments.compactMap(\.removingPercentEncoding)
        guard names.count == segments.count, let first = names.first else { return nil }
        if names.count == 1, first.hasSuffix(".ics") {
            self.init(token: String(first.dropLast(4)), target: .calendar)
        } else if names.count == 1 {
            self.init(token: first, target: .page)
        } else {
            guard let action = PersonalAction(Array(names.dropFirst())) else { return nil }
            self.init(token: first, target: .action(action))
        }
    }

    private init?(token: String, target: Target) {
        guard !token.isEmpty else { return nil }
        (self.token, self.target) = (token, target)
    }

    var takesPosts: Bool {
        if case .action = target { true } else { false }
    }
}
