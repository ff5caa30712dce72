import SeminarCore
import Synchronization

/// The seminars in force, read by whoever serves them and replaced by the engine alone.
package final class SeminarCatalog: Sendable {
    private struct State {
        var seminars: [Identifier: ActiveSeminar] = [:]
        var refused: [RefusedSeminarFile] = []
        /// Grows with each change, so that what was made of a seminar can be kept until then.
        var revision = 0
    }

    private let state = Mutex(State())

    package init() {}

    package subscript(id: Identifier) -> ActiveSeminar? { state.withLock { $0.seminars[id] } }

    /// By id.
    package var all: [ActiveSeminar] {
        state.withLock { $0.seminars.values.sorted { $0.seminar.id < $1.seminar.id } }
    }

    package var revision: Int { state.withLock { $0.revision } }

    /// Files that are not in force as they are now.
    package var refused: [RefusedSeminarFile] { state.withLock { $0.refused } }

    func put(_ seminar: ActiveSeminar) {
        state.withLock { state in
            state.seminars[seminar.seminar.id] = seminar
            state.revision += 1
        }
    }

    func remove(_ id: Identifier) {
        state.withLock { state in
            state.seminars[id] = nil
            state.revision += 1
        }
    }

    func setRefused(_ files: [RefusedSeminarFile]) { state.withLock { $0.refused = files } }
}

/// A seminar file or roster that is not in force as it is now, with all that is wrong with it.
package struct RefusedSeminarFile: Hashable, Sendable {
    package var file: String
    /// The seminar whose last good text stays in force, where there is one.
    package var seminar: Identifier?
    package var complaints: [String]
}
