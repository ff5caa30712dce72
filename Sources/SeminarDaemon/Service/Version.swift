import ControlAPI

/// What this program calls itself; the same as what its control socket's clients do.
package enum Version {
    package static let current = Release.version
}
