import CivilTime
import ControlAPI
import Foundation
import SeminarCore
import StateStore

extension ControlDesk {
    func status() async throws(ControlFailure) -> StatusReport {
        let now = engine.clock.now()
        let counts = try reading { store throws(StateStoreError) in try store.countsByState() }
        let (faults, governor, tally) = await engine.health
        let problems =
            faults + (try problems(resting: governor.rest, uncertain: counts[.uncertain] ?? 0, at: now))
        let findings = try findings(at: now)
        let nextDue = try reading { store throws(StateStoreError) in try store.nextPlanDue() }
        return StatusReport(
            healthy: problems.isEmpty, problems: problems,
            clock: clockReport,
            version: Version.current, transport: facts.transport,
            paused: try reading { store throws(StateStoreError) in try store.isPaused() },
            pauseReason: try reading { store throws(StateStoreError) in try store.pauseReason() },
            silences: try reading { store throws(StateStoreError) in try store.silences(endingAfter: now).count },
            seminars: seminars(findings.enrolled), nextEvents: findings.events, nextReminders: findings.reminders,
            outbox: Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) }),
            relay: report(of: governor),
            bounceMailbox: facts.readsBounces
                ? BounceMailboxReport(recorded: tally.recorded, ignored: tally.ignored) : nil,
            nextTick: nextDue.map { facts.zone.rfc3339($0) })
    }

    var clockReport: ClockReport {
        ClockReport(now: facts.zone.rfc3339(engine.clock.now()), kind: facts.clockKind, speed: facts.speed)
    }

    /// Nil where the relay takes mail as configured.
    private func report(of governor: RelayGovernor) -> RelayReport? {
        guard let rest = governor.rest else {
            return governor.pace == 1 ? nil : RelayReport(state: "slowed", pace: governor.pace)
        }
        return RelayReport(
            state: rest.isOpenBreaker ? "out of order" : "throttled", since: facts.zone.rfc3339(rest.since),
            reason: rest.reason, nextAttempt: facts.zone.rfc3339(rest.until), pace: governor.pace)
    }

    private func seminars(_ enrolled: [Identifier: Int]) -> [SeminarReport] {
        let problems = Dictionary(
            engine.catalog.refused.compactMap { refused in refused.seminar.map { ($0, refused.complaints.first) } },
            uniquingKeysWith: { first, _ in first })
        return engine.catalog.outlined.map { seminar in
            let zone = seminar.outline.timeZone ?? facts.zone
            return SeminarReport(
                id: seminar.id.text, title: seminar.outline.title, events: seminar.outline.events,
                participants: enrolled[seminar.id] ?? 0, file: seminar.header.file,
                activatedAt: zone.rfc3339(seminar.header.activatedAt), problem: problems[seminar.id] ?? nil)
        }
    }
}

extension ControlDesk {
    /// For how long a mail that ended badly asks for a person's look.
    private static let memory: TimeInterval = 14 * 24 * 60 * 60
    /// For how long a mail may wait before it counts as stuck.
    private static let patience: TimeInterval = 60 * 60
    /// Beyond this the number of mails is of no use to anybody, and to count them takes time.
    private static let counted = 1_000

    /// What a person should look at, a sentence each.
    private func problems(
        resting rest: RelayGovernor.Rest?, uncertain: Int, at now: Date
    ) throws(ControlFailure) -> [String] {
        var problems = engine.catalog.refused.map { refused in
            refused.complaints.count > 1
                ? "\(refused.complaints[0]) (and \(refused.complaints.count - 1) more)" : refused.complaints.joined()
        }
        problems += engine.catalog.feedFaults
        if let rest, rest.isOpenBreaker {
            let since = facts.zone.rfc3339(rest.since)
            let next = facts.zone.rfc3339(rest.until)
            problems.append(
                "the mail relay is left in peace since \(since): \(rest.reason); the next try is at \(next)")
        }
        if let gap = try reading({ _ throws(StateStoreError) in try engine.restoreGap() }), gap.count > 0 {
            problems.append(gap.question)
        }
        problems += try mailProblems(uncertain: uncertain, at: now)
        problems += try addressProblems()
        problems += try bounceProblems(since: now.addingTimeInterval(-Self.memory))
        problems += try staleReminders(at: now)
        problems += engine.catalog.outlined.flatMap { undecided($0, at: now) }
        problems += try clockProblems(at: now)
        return problems
    }

    private func mailProblems(uncertain: Int, at now: Date) throws(ControlFailure) -> [String] {
        let recently = now.addingTimeInterval(-Self.memory)
        let late = now.addingTimeInterval(-Self.patience)
        let counts = try reading { store throws(StateStoreError) in
            (
                rejected: try store.count(finishedAs: .rejected, after: recently, upTo: Self.counted),
                stale: try store.count(finishedAs: .stale, after: recently, upTo: Self.counted),
                stuck: try store.count(waitingSince: late, upTo: Self.counted)
            )
        }
        return [
            problem(counts.rejected, "refused for good", "rejected"),
            problem(counts.stale, "given up as no longer useful", "stale"),
            problem(uncertain, "uncertain to have arrived", "uncertain"),
            problem(counts.stuck, "waiting for over an hour", "deferred"),
        ].compactMap(\.self)
    }

    private func problem(_ count: Int, _ words: String, _ state: String) -> String? {
        guard count > 0 else { return nil }
        let number = count > Self.counted ? "more than \(Self.counted)" : "\(count)"
        return
            "\(number) \(count == 1 ? "mail is" : "mails are") \(words); see \"seminarctl outbox list --state \(state)\""
    }

    private func staleReminders(at now: Date) throws(ControlFailure) -> [String] {
        let counts = try reading { store throws(StateStoreError) in
            try store.staleReminders(after: now.addingTimeInterval(-Self.memory))
        }
        return counts.filter { engine.catalog.contains($0.key) }.sorted { $0.key < $1.key }.map { id, count in
            let words = count == 1 ? "1 reminder was" : "\(count) reminders were"
            return "\(words) too late to be sent; see \"seminarctl reminders --seminar \(id) --state stale\""
        }
    }

    private func undecided(_ seminar: OutlinedSeminar, at now: Date) -> [String] {
        seminar.outline.decisions.filter { $0.isLateFrom <= now && now < $0.isOverFrom }.map { decision in
            "\(seminar.id): the date of \(decision.event) was to be fixed by \(decision.decideBy); "
                + "put it into the seminar's file"
        }
    }
}
