import Foundation
import SeminarCore
import SeminarFiles
import StateStore

extension SeminarEngine {
    /// What people do in a simulated season, by the same ways as in service.
    ///
    /// - Parameter wasDown: it was done while the service was down, which finds it at its start.
    func perform(_ deed: PreparedAction.Deed, wasDown: Bool) throws(StateStoreError) -> ReloadOutcome {
        let now = clock.now()
        switch deed {
        case .done(let person, let seminar, let obligation):
            _ = try take(ParticipantWish(.done(obligation), of: person, in: seminar, by: "simulate"))
            return ReloadOutcome()
        case .edit(let id, let text):
            var outcome = ReloadOutcome()
            guard let known = catalog[id]?.stored,
                let file = SeminarFile.parse(text, file: known.file).value
            else { return outcome }
            if !wasDown { try tick(at: now) }
            let since = wasDown ? min(try store.lastInstant() ?? now, now) : now
            try activate(file.seminar, file.path, text: text, since: since, at: now, &outcome)
            return outcome
        }
    }
}
