import CivilTime
import Foundation
import SeminarCore
import SeminarFiles
import StateStore

/// What reading the files again came to.
package struct ReloadOutcome: Sendable {
    package var accepted: [Identifier] = []
    package var refused: [RefusedSeminarFile] = []
}

extension SeminarEngine {
    /// Puts the last good text of each seminar in force, as the state has it: what served before serves again, whatever
    /// has become of its file.
    package func restore() throws(StateStoreError) {
        let now = clock.now()
        for stored in try store.seminars() {
            let parsed = SeminarFile.parse(stored.text, file: stored.file)
            if let seminar = parsed.value?.seminar {
                try putInForce(seminar, stored: stored, at: now)
            } else {
                observe(.refused(file: stored.file, complaints: parsed.errors.map(\.description)))
            }
        }
    }

    /// Reads the folder again; returns when all that is good is in force. What is not leaves the last good text of its
    /// seminar as it is.
    ///
    /// - Parameter isStart: the files may have been edited while the service was down, so what fell due meanwhile is
    ///   decided by what they say now; while it runs, by the timeline that was in force when it fell due.
    package func reload(from folder: String, isStart: Bool = false) throws(StateStoreError) -> ReloadOutcome {
        let now = clock.now()
        if !isStart { try tick(at: now) }
        let lastInstant = min(try store.lastInstant() ?? now, now)
        var outcome = ReloadOutcome()
        let entries: [SeminarFolder.Entry]
        do {
            entries = try SeminarFolder.read(folder)
        } catch {
            outcome.refused.append(RefusedSeminarFile(file: folder, seminar: nil, complaints: [error.description]))
            return finish(outcome)
        }
        for entry in entries {
            guard let file = entry.checked.value, let text = entry.text else {
                outcome.refused.append(refused(entry))
                continue
            }
            try activate(file, text: String(decoding: text, as: UTF8.self), since: lastInstant, at: now, &outcome)
        }
        outcome.refused += missing(besides: entries.map(\.path))
        return finish(outcome)
    }

    private func finish(_ outcome: ReloadOutcome) -> ReloadOutcome {
        catalog.setRefused(outcome.refused)
        for refused in outcome.refused {
            observe(.refused(file: refused.file, complaints: refused.complaints))
        }
        return outcome
    }

    private func refused(_ entry: SeminarFolder.Entry) -> RefusedSeminarFile {
        RefusedSeminarFile(
            file: entry.path, seminar: catalog.all.first { $0.stored.file == entry.path }?.seminar.id,
            complaints: entry.checked.errors.map(\.description))
    }

    /// Seminars in force whose files are gone: only `remove` ends a seminar.
    private func missing(besides paths: [String]) -> [RefusedSeminarFile] {
        catalog.all.filter { !paths.contains($0.stored.file) }.map { active in
            let complaint =
                "\(active.stored.file):1:1: the file is missing, its last text stays in force; "
                + "put it back, or end the seminar with \"seminarctl remove \(active.seminar.id)\""
            return RefusedSeminarFile(
                file: active.stored.file, seminar: active.seminar.id, complaints: [complaint])
        }
    }
}
