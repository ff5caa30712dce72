import Foundation
import SeminarFiles
import StateStore

/// Puts a backup in the place of the state that a configuration names.
package enum StateRestore {
    /// - Returns: where the former state is now; nil where there was none.
    package static func run(_ backup: String, in configuration: ServiceConfiguration) throws(DaemonFailure) -> String? {
        do {
            return try StateStore.restore(backup, to: configuration.state, at: Date())
        } catch {
            throw DaemonFailure(error)
        }
    }
}
