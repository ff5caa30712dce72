import CivilTime
import Foundation
import ICalendar
import SeminarCore
import SeminarFiles
import StateStore

extension SeminarEngine {
    /// Brings a checked file and its roster into force: stamps, plan and text in one transaction.
    ///
    /// - Parameter lastInstant: up to which everything that was due has been decided, inclusive.
    func activate(
        _ seminar: Seminar, _ path: String, text: String, since lastInstant: Date, at now: Date,
        _ outcome: inout ReloadOutcome
    ) throws(StateStoreError) {
        let known = try catalog.active(seminar.id)
        if let complaints = try importRoster(of: seminar, isNew: known == nil, at: now) {
            outcome.refused.append(
                RefusedSeminarFile(
                    file: seminar.rosterPath ?? path, seminar: seminar.id, complaints: complaints))
            // A seminar that nobody is in yet and whose roster cannot be read would run without telling anyone.
            if known == nil { return }
        }
        let digest = digest(of: text)
        if let known, known.stored.text == text, known.stored.file == path, known.stored.digest == digest {
            return outcome.accepted.append(seminar.id)
        }
        let stored = StoredSeminar(
            id: seminar.id, file: path, text: text, rosterFile: seminar.rosterPath, digest: digest,
            activatedAt: known?.stored.activatedAt ?? now, outline: SeminarOutline(seminar))
        do {
            try commit(seminar, as: stored, replacing: known, since: lastInstant, at: now)
            outcome.accepted.append(seminar.id)
        } catch let error as StateStoreError {
            throw error
        } catch {
            let complaint = (error as? InvalidCalendar)?.complaint(about: path) ?? "\(path):1:1: \(error)"
            outcome.refused.append(
                RefusedSeminarFile(file: path, seminar: seminar.id, complaints: [complaint]))
        }
    }

    /// - Throws: `StateStoreError`, or `InvalidCalendar` before anything is written.
    private func commit(
        _ seminar: Seminar, as stored: StoredSeminar, replacing known: ActiveSeminar?, since lastInstant: Date,
        at now: Date
    ) throws {
        let stamps = try SeminarCalendar.stamps(
            of: seminar, following: try known?.stamps ?? store.stamps(of: seminar.id), from: current(known),
            at: now)
        let tombstones = Tombstone.following(
            try store.tombstones(of: seminar.id), from: known?.seminar, to: seminar, at: now)
        let (active, feedStamp) = try reader.rendered(
            seminar, stored: stored, stamps: stamps, tombstones: tombstones, following: known?.feed, at: now)
        try store.activate(
            stored, stamps: stamps, feedStamp: feedStamp,
            plan: ReminderPlanner(seminar).plan(
                replacing: known?.seminar, since: lastInstant, extended: try store.extended(in: seminar.id), at: now),
            tombstones: tombstones, announcement: try announcement(of: seminar, replacing: known, at: now),
            digest: seminar.nextDigest(after: known == nil ? now : lastInstant),
            lastInstant: clock.jump == nil ? now : lastInstant)
        // What was written by the former text and has not begun to go out is looked at again.
        ahead = []
        lanes.withdraw()
        catalog.put(active)
        let participants = try store.participants(of: seminar.id).people.filter(\.isEnrolled).count
        observe(
            .activated(
                seminar: seminar.id, events: seminar.events.count, participants: participants, isNew: known == nil))
    }

    /// The seminar that its stamps were made for by this version of the program, with these time zones.
    private func current(_ known: ActiveSeminar?) -> Seminar? {
        guard let known, known.stored.digest == digest(of: known.stored.text) else { return nil }
        return known.seminar
    }

    /// Renders what is served of a seminar and publishes it. What cannot be rendered leaves the last good bytes.
    func putInForce(
        _ seminar: Seminar, stored: StoredSeminar, stamps: [Identifier: EventStamp], at now: Date
    ) throws(StateStoreError) {
        catalog.put(
            try reader.active(
                seminar, stored: stored, stamps: stamps, following: try catalog.active(seminar.id)?.feed, at: now))
    }

    /// Renders the feeds in which something has been shown as cancelled for long enough.
    func refreshFeeds(at now: Date) throws(StateStoreError) {
        for id in catalog.stale(at: now) {
            try renew(id)
            guard let active = try catalog.active(id) else { continue }
            try putInForce(active.seminar, stored: active.stored, stamps: active.stamps, at: now)
        }
    }

    nonisolated var reader: ServedSeminarReader { ServedSeminarReader(store: store, clock: clock, observe: observe) }

    /// Of all that the plan and the feed are made of besides the state.
    nonisolated func digest(of text: String) -> String {
        ContentHash.hexadecimal(of: "\(text)\u{0}\(settings.maker)".utf8)
    }
}

extension InvalidCalendar {
    /// A line for the organiser whose file it is.
    func complaint(about file: String) -> String { "\(file):1:1: its calendar cannot be written: \(self)" }
}
