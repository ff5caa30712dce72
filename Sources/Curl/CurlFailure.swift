/// Why libcurl did not do it, sorted by what a caller does next.
package enum CurlFailure: Error, Equatable, Sendable {
    /// Nobody listens there: no such socket, or one that a dead process left behind.
    case unreachable(reason: String)
    /// The socket is there and its permissions keep us out.
    case notPermitted(reason: String)
    case timedOut(reason: String)
    /// Anything else: a connection that broke off, an answer that was no HTTP, a setting that this libcurl does not know.
    case failed(CurlCode, reason: String)

    /// A sentence for people.
    package var reason: String {
        switch self {
        case .unreachable(let reason), .notPermitted(let reason), .timedOut(let reason), .failed(_, let reason): reason
        }
    }
}

extension CurlFailure: CustomStringConvertible {
    package var description: String { reason }
}
