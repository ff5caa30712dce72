import Foundation
import SeminarCore
import StateStore

extension SeminarEngine {
    /// Decides about all that has fallen due, and commits it as one.
    func tick(at now: Date) throws(StateStoreError) {
        guard clock.jump == nil, try !isBehind(now) else { return }
        try renewWhatIsDue(at: now)
        let due = try store.duePlans(through: now)
        let held = Dictionary(grouping: try store.heldEntries(through: now), by: \.key.seminar)
        var plan = TickPlan(now: now)
        for id in Set(due.keys).union(held.keys).sorted() {
            guard let seminar = try catalog.active(id)?.seminar else { continue }
            plan.add(try decide(seminar, due: due[id] ?? [], held: held[id] ?? [], at: now))
        }
        plan.add(try notices(at: now))
        plan.add(try organiserMails(besides: plan, at: now))
        guard !plan.isEmpty else { return }
        _ = try store.commit(plan)
        for entry in plan.entries { observe(.decided(entry)) }
    }

    /// A clock that shows less than the state has seen was set back: mail waits until it has caught up.
    private func isBehind(_ now: Date) throws(StateStoreError) -> Bool {
        guard let last = try store.lastInstant() else { return false }
        return now < last
    }

    private func decide(
        _ seminar: Seminar, due: [PlannedReminder], held: [LedgerEntry], at now: Date
    ) throws(StateStoreError) -> TickPlan {
        let planner = TickPlanner(
            seminar, at: now, isPaused: try store.isPaused(),
            silences: try store.silences(of: seminar.id, endingAfter: now))
        let agenda = planner.agenda(due: due, held: held, roster: try store.participants(of: seminar.id))
        let recorded = try store.recordedKeys(among: agenda.keys)
        return planner.plan(agenda) { recorded.contains($0) }
    }
}

extension TickPlan {
    fileprivate var isEmpty: Bool {
        advances.isEmpty && entries.isEmpty && mails.isEmpty && announced.isEmpty && digests.isEmpty && alerted.isEmpty
            && heldNotices.isEmpty && toldNotices.isEmpty && overtaken.isEmpty
    }

    mutating func add(_ other: TickPlan) {
        advances += other.advances
        entries += other.entries
        mails += other.mails
        announced += other.announced
        digests.merge(other.digests) { $1 }
        alerted += other.alerted
        heldNotices += other.heldNotices
        toldNotices += other.toldNotices
        overtaken += other.overtaken
    }
}
