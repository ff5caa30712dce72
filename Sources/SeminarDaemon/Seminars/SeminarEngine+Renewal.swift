import Foundation
import SeminarCore
import SeminarFiles
import StateStore

/// After an upgrade, or with new time zones, seminars are in force as their files are, but others made their plans, stamps
/// and feeds. To make all of them anew takes a while, in which the service does its work: whatever concerns one of them
/// waits for that one alone.
extension SeminarEngine {
    /// To be made anew when their turn comes.
    ///
    /// - Parameter lastInstant: up to which all that was due has been decided. What is planned of these is not decided
    ///   before they are renewed, and so that stays true of them while time goes on, also beyond another start.
    func outdate(_ ids: [Identifier], since lastInstant: Date) throws(StateStoreError) {
        if !ids.isEmpty { try store.record(renewingSince: min(try store.renewingSince() ?? lastInstant, lastInstant)) }
        catalog.outdate(ids)
        try endRenewal()
    }

    /// Does nothing where it is up to date.
    func renew(_ id: Identifier) throws(StateStoreError) {
        guard catalog.isOutdated(id) else { return }
        let now = clock.now()
        var outcome = ReloadOutcome()
        if let known = try catalog.active(id) {
            let since = try store.renewingSince() ?? now
            try activate(known.seminar, known.stored.file, text: known.stored.text, since: since, at: now, &outcome)
        } else if let stored = try store.seminar(id) {
            // It was good for another version. As at a start, it keeps its plan and mails until it can be read again.
            let errors = SeminarFile.parse(stored.text, file: stored.file).errors.map(\.description)
            outcome.refused = [RefusedSeminarFile(file: stored.file, seminar: id, complaints: errors)]
            catalog.remove(id)
        }
        catalog.renewed(id)
        let known = catalog.refused
        let news = outcome.refused.filter { !known.contains($0) }
        catalog.setRefused(known + news)
        for refused in news { observe(.refused(file: refused.file, complaints: refused.complaints)) }
        try endRenewal()
    }

    private func endRenewal() throws(StateStoreError) {
        guard catalog.nextOutdated == nil, try store.renewingSince() != nil else { return }
        try store.record(renewingSince: nil)
    }

    func renewAll() throws(StateStoreError) {
        while let id = catalog.nextOutdated { try renew(id) }
    }

    /// Before a tick decides about them.
    func renewWhatIsDue(at now: Date) throws(StateStoreError) {
        guard catalog.nextOutdated != nil else { return }
        for id in try store.seminars(concernedThrough: now) { try renew(id) }
    }

    /// One more of those whose turn has not come; false where there is none.
    func renewNext() throws(StateStoreError) -> Bool {
        guard let id = catalog.nextOutdated else { return false }
        try renew(id)
        return true
    }

    /// For whoever is about to serve a feed, whose events' numbers must not lag behind what it says of them.
    nonisolated func bringUpToDate(_ id: Identifier) async throws(StateStoreError) {
        guard catalog.isOutdated(id) else { return }
        try await renew(id)
    }
}
