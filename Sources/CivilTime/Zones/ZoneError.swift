/// Why a time zone cannot be had: the first is the writer's to mend, the second the administrator's.
package enum ZoneError: Error, Equatable, Sendable {
    case unknown(String)
    case unreadable(String, reason: String)
}

extension ZoneError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknown(let name):
            "time zone \"\(name)\" is unknown; expected a name of the tz database such as Europe/Berlin"
        case .unreadable(let name, let reason):
            "time zone \"\(name)\" cannot be read: \(reason)"
        }
    }
}
