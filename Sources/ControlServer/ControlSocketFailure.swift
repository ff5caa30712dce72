/// Why the control socket cannot be served, sorted by what the daemon exits with.
package enum ControlSocketFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// The configuration is wrong: 78.
    case pathTooLong(path: String, limit: Int)
    /// The path is taken, the folder is missing or may not be written to: 74.
    case cannotListen(path: String, reason: String)

    package var description: String {
        switch self {
        case .pathTooLong(let path, let limit):
            "the control socket's path has \(path.utf8.count) bytes, more than the \(limit) that the system takes: \(path)"
        case .cannotListen(let path, let reason):
            "cannot listen on the control socket \(path): \(reason)"
        }
    }
}
