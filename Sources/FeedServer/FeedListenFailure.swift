/// Why the feed cannot be served; the daemon exits with 74.
package enum FeedListenFailure: Error, Equatable, Sendable, CustomStringConvertible {
    case portInUse(ListenAddress)
    case cannotListen(ListenAddress, reason: String)

    package var description: String {
        switch self {
        case .portInUse(let address): "cannot listen on \(address): another program uses this port"
        case .cannotListen(let address, let reason): "cannot listen on \(address): \(reason)"
        }
    }
}
