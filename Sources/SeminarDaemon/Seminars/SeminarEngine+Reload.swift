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
        catalog.adopt(try store.seminarHeaders())
        // What a feed shows as cancelled is to vanish from it in time.
        let since = clock.now().addingTimeInterval(-Tombstone.longestUse)
        for id in try store.seminars(changedByRemovalSince: since) { _ = try catalog.active(id) }
    }

    /// Reads the folder again; returns when all that is good is in force. What is not leaves the last good text of its
    /// seminar as it is.
    ///
    /// - Parameter isStart: the files may have been edited while the service was down, so what fell due meanwhile is
    ///   decided by what they say now; while it runs, by the timeline that was in force when it fell due.
    package func reload(from folder: String, isStart: Bool = false) throws(StateStoreError) -> ReloadOutcome {
        try noteJump()
        let now = clock.now()
        if !isStart {
            try renewAll()
            try tick(at: now)
        }
        // While it runs all that was due by now has just been decided, whenever that was last of any consequence; unless
        // the clock is not believed, when nothing is.
        let isDecided = !isStart && clock.jump == nil
        let lastInstant = isDecided ? now : min(try store.lastInstant() ?? now, now)
        var outcome = ReloadOutcome()
        var files = FoundFiles(inForce: catalog.headers)
        var outdated: [Identifier] = []
        do {
            for look in looks(at: try SeminarFolder.paths(in: folder), files) {
                switch try files.take(look) {
                case .unchanged(let header): try follow(header, at: now, &outcome)
                case .outdated(let header):
                    try follow(header, at: now, &outcome)
                    outdated.append(header.id)
                case .changed(let file, let text):
                    try activate(file.seminar, file.path, text: text, since: lastInstant, at: now, &outcome)
                case .refused(let refused): outcome.refused.append(refused)
                }
            }
        } catch let error as StateStoreError {
            throw error
        } catch {
            outcome.refused.append(RefusedSeminarFile(file: folder, seminar: nil, complaints: ["\(error)"]))
            return finish(outcome)
        }
        for header in catalog.headers { try keep(header, files, &outcome) }
        if isStart { try outdate(outdated, since: lastInstant) }
        return finish(outcome)
    }

    private func looks(at paths: [String], _ files: FoundFiles) -> FileLooks {
        FileLooks(paths) { [self, files] path in
            FileLook(at: path, known: files.header(ofFileAt: path), digest: digest, in: store)
        }
    }

    /// What is in force as its file is, whose roster may have changed.
    private func follow(
        _ header: SeminarHeader, at now: Date, _ outcome: inout ReloadOutcome
    ) throws(StateStoreError) {
        if let complaints = try importRoster(of: header, at: now) {
            outcome.refused.append(
                RefusedSeminarFile(
                    file: header.rosterFile ?? header.file, seminar: header.id, complaints: complaints))
        }
        outcome.accepted.append(header.id)
    }

    /// What goes on without a file of its own: where its last text cannot be read any more either, it is out of force,
    /// and keeps its plan and mails until it can.
    private func keep(
        _ header: SeminarHeader, _ files: FoundFiles, _ outcome: inout ReloadOutcome
    ) throws(StateStoreError) {
        if let complaint = files.complaint(about: header) {
            outcome.refused.append(RefusedSeminarFile(file: header.file, seminar: header.id, complaints: [complaint]))
        }
        guard files.seminar(in: header.file) != header.id, try catalog.active(header.id) == nil,
            let stored = try store.seminar(header.id)
        else { return }
        catalog.remove(header.id)
        let errors = SeminarFile.parse(stored.text, file: stored.file).errors.map(\.description)
        observe(.refused(file: stored.file, complaints: errors))
    }

    private func finish(_ outcome: ReloadOutcome) -> ReloadOutcome {
        catalog.setRefused(outcome.refused)
        exportFeeds(looksAgain: true)
        for refused in outcome.refused {
            observe(.refused(file: refused.file, complaints: refused.complaints))
        }
        return outcome
    }
}
