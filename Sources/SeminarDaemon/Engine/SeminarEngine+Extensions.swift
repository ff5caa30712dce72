import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension SeminarEngine {
    /// Gives one person until `end` for an event, or takes that back; false where it was so already.
    ///
    /// Their reminders are planned anew from now on, as after a move; what the others are told stays as it is. The
    /// person hears of it once, after the delay of every notice.
    func extend(
        _ event: Identifier, until end: AnchorPoint?, for person: PersonID, in seminar: Identifier, by author: String
    ) throws(ControlFailure) -> Bool {
        try answering { () throws(StateStoreError) in try noteJump() }
        guard clock.jump == nil else { throw ControlFailure(.failed, Self.disbelief) }
        return try answering { () throws(StateStoreError) in
            let now = clock.now()
            // What fell due by now is decided by the date that counted then.
            try renew(seminar)
            try tick(at: now)
            guard let active = try catalog.active(seminar),
                var participant = try store.participant(person, of: seminar),
                participant.extensions[event] != end
            else { return false }
            let notice = try notice(ofMoreTimeFor: participant, event, in: active, at: now)
            participant.extensions[event] = end
            let plan = ReminderPlanner(active.seminar).personalPlan(for: participant, after: .init(due: now))
            try store.extend(event, until: end, for: participant, plan: plan, notice: notice, by: author, at: now)
            return true
        }
    }

    /// Reminders counted from a wrong now would be lost once the clock is right.
    private static let disbelief =
        "the machine's clock has jumped, and more time counts from now; set the clock right if it is wrong, "
        + "then \"seminarctl resume\", and say it again"

    /// Against what the person knows, which may be an older text than the one in force.
    private func notice(
        ofMoreTimeFor participant: Participant, _ event: Identifier, in active: ActiveSeminar, at now: Date
    ) throws(StateStoreError) -> HeldNotice {
        let id = active.seminar.id
        var notice = HeldNotice(
            seminar: id, event: event, person: participant.person, file: active.stored.file,
            knownText: active.stored.text, knownExtension: participant.extensions[event], changedAt: now,
            releaseAt: now.addingTimeInterval(settings.noticeDelay), reason: HeldNotice.waitsForChanges)
        if let waiting = try store.heldNotices(of: id).first(where: { $0.event == event && $0.person == nil }) {
            (notice.file, notice.knownText) = (waiting.file, waiting.knownText)
        } else if let pending = try store.announcement(of: id) {
            (notice.file, notice.knownText) = (pending.file, pending.knownText)
        }
        return notice
    }
}
