import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    /// How many entries of what is next the status shows.
    private static let shown = 5
    /// For how long that there is less than that to show is taken to be so.
    private static let patience: TimeInterval = 60

    /// What the status says of timelines, plans and rosters.
    func findings(at now: Date) throws(ControlFailure) -> StatusMemory.Findings {
        // Asked first: what is written meanwhile counts as written later.
        let basis = StatusMemory.Basis(generation: engine.store.generation, revision: engine.catalog.revision)
        if let known = memory.findings(on: basis, at: now) { return known }
        let coming = try counted(coming(Self.shown, at: now))
        let end = coming.count < Self.shown ? now.addingTimeInterval(Self.patience) : .distantFuture
        let findings = StatusMemory.Findings(
            enrolled: try reading { store throws(StateStoreError) in try store.enrolled() },
            events: coming.map(\.entry), reminders: try nextReminders(),
            end: coming.map(\.end).reduce(end, min))
        memory.keep(findings, on: basis, at: now)
        return findings
    }

    /// The next of all seminars; each roster that they concern is read once.
    private func nextReminders() throws(ControlFailure) -> [ReminderEntry] {
        let catalog = engine.catalog
        let plans = try nextPlans()
        var entries: [StoredPlan: ReminderEntry] = [:]
        for (id, plans) in Dictionary(grouping: plans, by: \.seminar) {
            guard let active = catalog[id] else { continue }
            for (plan, entry) in zip(plans, try planned(plans, of: active)) { entries[plan] = entry }
        }
        return plans.compactMap { entries[$0] }
    }

    /// Those whose seminars can be read and have such a rule. Each is looked up when the store has answered: it cannot be
    /// asked for a seminar while it is asked for a plan.
    private func nextPlans() throws(ControlFailure) -> [StoredPlan] {
        var meant: [StoredPlan] = []
        var passed = 0
        while meant.count < Self.shown {
            let plans = try reading { store throws(StateStoreError) in
                try store.nextPlans(Self.shown, after: passed)
            }
            meant += plans.filter { plan in
                engine.catalog[plan.seminar]?.seminar.event(plan.reminder.event)?.rule(plan.reminder.rule) != nil
            }
            passed += plans.count
            if plans.count < Self.shown { break }
        }
        return Array(meant.prefix(Self.shown))
    }
}
