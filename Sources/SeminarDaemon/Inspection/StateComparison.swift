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
        guard let known = known(of: file.seminar.id), let text = known.text,
            let former = SeminarFile.parse(text, file: file.path).value
        else { return [] }
        return file.changedIDs(since: former.seminar, tombstones: known.tombstones)
    }

    /// What would keep the service from taking a roster: ids that are other people's. None of one that it has taken.
    mutating func complaints(
        about rows: [RosterFile.Row], digest: String, file: String, of seminar: Identifier
    ) -> [Complaint] {
        guard let known = known(of: seminar), known.text != nil, known.rosterDigest != digest else { return [] }
        return RosterFile.complaints(
            about: known.people.claims(in: rows.map(\.entry)), in: rows,
            confirming: RosterFile.confirmation(of: file, seminar))
    }

    private mutating func known(of seminar: Identifier) -> StoredCalendar? {
        do {
            return try StateStore.readCalendar(path: state, seminar: seminar)
        } catch {
            trouble = error
            return nil
        }
    }
}
