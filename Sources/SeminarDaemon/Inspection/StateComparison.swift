import SeminarCore
import SeminarFiles
import StateStore

/// The files against what the state has in force, where it may be read: read-only, beside a service that may be running.
struct StateComparison {
    let state: String
    /// Why the state cannot be read, where there is one.
    private(set) var trouble: StateStoreError?

    init(state: String) {
        self.state = state
    }

    /// None of a seminar that the state does not know.
    mutating func complaints(about file: SeminarFile) -> [Complaint] {
        do {
            guard let known = try StateStore.readCalendar(path: state, seminar: file.seminar.id),
                let text = known.text, let former = SeminarFile.parse(text, file: file.path).value
            else { return [] }
            return file.changedIDs(since: former.seminar, tombstones: known.tombstones)
        } catch {
            trouble = error
            return []
        }
    }
}
