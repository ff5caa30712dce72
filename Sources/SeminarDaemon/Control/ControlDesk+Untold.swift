import ControlAPI
import Foundation
import SeminarCore
import SeminarFiles
import StateStore

extension ControlDesk {
    /// The changed dates that somebody has not been told yet, and what they wait for.
    func untold(
        _ recipient: Recipient, event: Identifier?, in seminar: Seminar
    ) throws(ControlFailure) -> [UntoldChange] {
        let now = engine.clock.now()
        let state = try reading { store throws(StateStoreError) in
            (
                held: try store.heldNotices(of: seminar.id), pending: try store.announcement(of: seminar.id),
                silences: try store.silences(of: seminar.id, endingAfter: now), isPaused: try store.isPaused()
            )
        }
        let held = state.held.filter { $0.person.map(recipient.keys.contains) ?? true }
        let waiting = news(in: held, state.pending, of: seminar, to: recipient, at: now)
            .filter { event == nil || $0.event == event }
        let isOff = try !clockProblems(at: now).isEmpty
        return waiting.map { change in
            var untold = change
            if isOff { (untold.at, untold.reason) = (nil, "the clock is not believed") }
            if state.isPaused { (untold.at, untold.reason) = (nil, HoldReason.paused.description) }
            guard let release = untold.at else { return untold }
            if let holding = state.silences.holding(change.event, for: recipient.keys, at: max(release, now)) {
                (untold.at, untold.reason) = (holding.until, holding.description(in: seminar.zone))
            }
            if let night = seminar.quietHours?.span(around: max(untold.at ?? release, now), in: seminar.zone) {
                if untold.at == release { untold.reason = HoldReason.quietHours.description }
                untold.at = night.upperBound
            }
            return untold
        }
    }

    /// What is left of it now: a change that was taken back is none.
    private func news(
        in held: [HeldNotice], _ pending: PendingAnnouncement?, of seminar: Seminar, to recipient: Recipient,
        at now: Date
    ) -> [UntoldChange] {
        var known = KnownSeminars()
        func isNews(_ add: (inout SeminarNews) -> Void) -> [Identifier] {
            var news = SeminarNews(seminar, roster: [recipient.participant].compactMap(\.self), at: now)
            add(&news)
            return news.news.filter { $0.recipient.email == recipient.email }.map(\.change.event.id)
        }
        let apart = held.flatMap { notice -> [UntoldChange] in
            guard let before = known.seminar(notice) else { return [] }
            let events = isNews { $0.add(notice, known: before, without: notice.person == nil ? held : []) }
            return events.map { UntoldChange(event: $0, at: notice.releaseAt, reason: notice.reason) }
        }
        guard let pending, let before = known.seminar(pending.knownText, file: pending.file) else { return apart }
        let announced = isNews { $0.add(pending, known: before, without: held) }
        return apart
            + announced.map { UntoldChange(event: $0, at: pending.releaseAt, reason: HeldNotice.waitsForChanges) }
    }
}
