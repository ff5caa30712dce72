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
                try putInForce(seminar, stored: stored, stamps: try store.stamps(of: stored.id), at: now)
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
        try noteJump()
        let now = clock.now()
        if !isStart { try tick(at: now) }
        // While it runs all that was due by now has just been decided, whenever that was last of any consequence; unless
        // the clock is not believed, when nothing is.
        let isDecided = !isStart && clock.jump == nil
        let lastInstant = isDecided ? now : min(try store.lastInstant() ?? now, now)
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
        outcome.refused += catalog.all.compactMap { missing($0, from: entries) }
        return finish(outcome)
    }

    private func finish(_ outcome: ReloadOutcome) -> ReloadOutcome {
        catalog.setRefused(outcome.refused)
        exportFeeds(looksAgain: true)
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

    /// What is wrong where a seminar in force is no longer in its file: only `remove` ends a seminar. A file that cannot be
    /// read now complains for itself.
    private func missing(_ active: ActiveSeminar, from entries: [SeminarFolder.Entry]) -> RefusedSeminarFile? {
        let id = active.seminar.id
        let path = active.stored.file
        let found = entries.first { $0.path == path }
        let complaint: String
        if let found {
            guard let other = found.checked.value?.seminar.id, other != id else { return nil }
            complaint =
                "\(path):1:1: the file calls its seminar \"\(other)\" now, and \"\(id)\" goes on with its last text; "
                + "name it \"\(id)\" again, or end that one with \"seminarctl remove \(id)\""
        } else {
            complaint =
                "\(path):1:1: the file is missing, its last text stays in force; "
                + "put it back, or end the seminar with \"seminarctl remove \(id)\""
        }
        return RefusedSeminarFile(file: path, seminar: id, complaints: [complaint])
    }
}
