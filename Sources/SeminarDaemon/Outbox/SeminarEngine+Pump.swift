import Foundation
import SeminarCore
import StateStore

extension SeminarEngine {
    /// Records what the lanes report and hands them what is ready: commit, send, record, in that order.
    ///
    /// Outcomes and claims are committed together with whatever else is ready; nothing waits for company.
    func pump(at now: Date) throws(StateStoreError) {
        while true {
            let outcomes = try outcomes()
            let ready = try claim(at: now)
            guard !outcomes.isEmpty || !ready.isEmpty else { return }
            let applied = try store.record(outcomes.map(\.change) + ready.map(\.change))
            finish(outcomes)
            for mail in ready where applied.contains(mail.change.id) { start(mail, at: now) }
        }
    }

    /// The service is about to stop: records what has been reported so far and hands out nothing more.
    package func settle() throws(StateStoreError) {
        // What is not in hand by now is not coming: nobody waits for it any longer.
        defer { dismissWaiting() }
        let outcomes = try outcomes()
        try store.record(outcomes.map(\.change))
        finish(outcomes)
        // The next start knows exactly up to when all that fell due has been decided, whatever is edited meanwhile.
        let now = clock.now()
        try tick(at: now)
        try store.record(lastInstant: now)
    }

    private func dismissWaiting() {
        let waiting = delivered.values.joined()
        delivered = [:]
        for continuation in waiting { continuation.resume() }
    }

    private func finish(_ steps: [OutboxStep]) {
        unrecorded = []
        for step in steps {
            inFlight[step.mail.id] = nil
            finish(step)
        }
    }

    private func finish(_ step: OutboxStep) {
        report(step)
        for waiting in delivered.removeValue(forKey: step.mail.id) ?? [] { waiting.resume() }
    }

    /// What the lanes reported and is not in the state yet: it is kept until it is, as a disk may be full meanwhile.
    private func outcomes() throws(StateStoreError) -> [OutboxStep] {
        let reports = lanes.takeReports()
        for report in reports { learn(report) }
        unrecorded += reports
        var steps: [OutboxStep] = []
        for report in unrecorded {
            guard let mail = try store.mail(report.mail) else { continue }
            var known = mail.progress
            known.state = inFlight[report.mail] ?? known.state
            var progress = known.following(
                report.outcome, at: report.at, retry: settings.retry, jitter: settings.jitter())
            // At the end of its use it is looked at once more, to be given up and reported in time.
            progress.nextAttempt = progress.nextAttempt.map { min($0, max(mail.usefulUntil, report.at)) }
            let change = MailChange(id: mail.id, progress: progress, at: report.at)
            steps.append(OutboxStep(mail: mail, change: change, items: try store.entries(ofMail: mail.id)))
        }
        return steps
    }

    private func learn(_ report: DeliveryLanes.Report) {
        let before = governor.rest
        governor.learn(from: report.outcome, at: report.at)
        if let rest = governor.rest, rest != before { observe(.relayResting(rest)) }
        if governor.rest == nil, before != nil { observe(.relayRecovered) }
    }

    /// Looks at the mails whose turn has come and renders those that go out now.
    private func claim(at now: Date) throws(StateStoreError) -> [OutboxStep] {
        let busy = inFlight.count - unrecorded.count
        // After a rest one message finds out how the relay is, not one on each lane.
        let probes = governor.rest == nil ? Int.max : 1 - busy
        let limit = min(lanes.free(besides: busy), governor.allowance(at: now), probes, Self.batch)
        guard limit > 0, try (store.lastInstant() ?? now) <= now else { return [] }
        var steps: [OutboxStep] = []
        for mail in try store.waitingMails(at: now, limit: limit, excluding: Set(inFlight.keys)) {
            let items = try store.entries(ofMail: mail.id)
            steps.append(OutboxStep(mail: mail, change: try prepare(mail, items, at: now), items: items))
        }
        return steps
    }

    /// How many mails are committed at once where the lanes would take more.
    private static let batch = 64

    private func start(_ step: OutboxStep, at now: Date) {
        guard step.change.progress.state == .sending, let rendered = step.mail.rendered ?? step.change.rendered else {
            return report(step)
        }
        inFlight[step.mail.id] = step.mail.progress.state
        governor.started(1, at: now)
        lanes.hand(rendered.message, of: step.mail.id)
    }

    private func report(_ step: OutboxStep) {
        let rendered = step.mail.rendered ?? step.change.rendered
        observe(
            .mail(
                MailEvent(
                    id: step.mail.id, seminar: step.mail.seminar,
                    recipient: rendered?.message.recipient ?? step.mail.recipient,
                    subject: rendered?.subject ?? "", progress: step.change.progress, items: step.items.map(\.key),
                    reasons: step.items.map(\.reason))))
    }
}
