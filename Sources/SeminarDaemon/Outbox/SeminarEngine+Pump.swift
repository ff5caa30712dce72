import Foundation
import SeminarCore
import StateStore

extension SeminarEngine {
    /// Records what the lanes report and hands them what is ready: commit, send, record, in that order.
    ///
    /// Outcomes and claims are committed together with whatever else is ready; nothing waits for company. However much
    /// is ready, it ends after a while, so that questions are answered meanwhile.
    ///
    /// - Returns: whether there may be more to do at once.
    @discardableResult
    func pump(at now: Date) throws(StateStoreError) -> Bool {
        for _ in 1...Self.rounds {
            let outcomes = outcomes()
            let kept = takeAhead()
            let ready = if let kept { kept } else { try claim(at: now) }
            guard !outcomes.isEmpty || !ready.isEmpty else { return false }
            let applied = try commit(outcomes, ready, at: now)
            finish(outcomes)
            for mail in ready where applied.contains(mail.change.id) { start(mail, at: now) }
            if ready.contains(where: { !$0.change.recalled.isEmpty }) {
                // The next look is one at what is to be told.
                outlook = DeliveryOutlook()
                return true
            }
        }
        return true
    }

    /// What was looked at ahead, unless something has happened since that holds all mail.
    private func takeAhead() -> [OutboxStep]? {
        defer { ahead = [] }
        return ahead.isEmpty || governor.rest != nil || clock.jump != nil ? nil : ahead
    }

    /// Commits outcomes and claims. Lanes that are threads wait for it and go on as soon as it is done, while the next
    /// mails are being looked at.
    private func commit(
        _ outcomes: [OutboxStep], _ ready: [OutboxStep], at now: Date
    ) throws(StateStoreError) -> Set<Int64> {
        let changes = outcomes.map(\.change) + ready.map(\.change)
        guard lanes.areThreads else { return try store.record(changes) }
        let reports = unrecorded
        return try store.record(changes) { @Sendable [lanes] in
            lanes.recorded(reports)
        } meanwhile: {
            // Why they cannot be read the next round finds out.
            ahead = (try? claim(at: now, besides: ready)) ?? []
        }
    }

    /// How often, and how many mails each time, are committed before others have their turn.
    private static let rounds = 2
    private static let batch = 16

    /// The service is about to stop: records what has been reported so far and hands out nothing more.
    package func settle() throws(StateStoreError) {
        // What is not in hand by now is not coming: nobody waits for it any longer.
        defer { dismissWaiting() }
        let outcomes = outcomes()
        try store.record(outcomes.map(\.change))
        lanes.recorded(unrecorded)
        finish(outcomes)
        // The next start knows exactly up to when all that fell due has been decided, whatever is edited meanwhile.
        try noteJump()
        guard clock.jump == nil else { return }
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
    private func outcomes() -> [OutboxStep] {
        let reports = lanes.takeReports()
        for report in reports { learn(report) }
        unrecorded += reports
        return unrecorded.compactMap(step)
    }

    private func step(for report: DeliveryLanes.Report) -> OutboxStep? {
        guard var step = inFlight[report.mail] else { return nil }
        let mail = step.mail
        var change = MailChange(id: mail.id, progress: mail.progress, at: report.at)
        switch report.result {
        case .withdrawn:
            change.progress.nextAttempt = report.at
        case .ended(let outcome):
            change.progress =
                mail.progress.following(
                    outcome, at: report.at, retry: settings.retry, jitter: settings.jitter()
                )
                .lookedAt(noLaterThan: mail.usefulUntil, at: report.at)
            change.mark = mail.mark(for: outcome, at: report.at)
        }
        step.change = change
        return step
    }

    private func learn(_ report: DeliveryLanes.Report) {
        guard case .ended(let outcome) = report.result else { return }
        let before = governor.rest
        governor.learn(from: outcome, at: report.at)
        if let rest = governor.rest, rest != before {
            lanes.withdraw()
            observe(.relayResting(rest))
        }
        if governor.rest == nil, before != nil { observe(.relayRecovered) }
    }

    /// Looks at the mails whose turn has come and renders those that go out now.
    ///
    /// - Parameter claimed: what is being claimed already.
    private func claim(at now: Date, besides claimed: [OutboxStep] = []) throws(StateStoreError) -> [OutboxStep] {
        let limit = min(min(room, governor.allowance(at: now)) - claimed.count, Self.batch)
        guard limit > 0, clock.jump == nil else { return [] }
        let inHand = Set(inFlight.keys).union(claimed.map(\.mail.id))
        let due = try store.dueMails(at: now, limit: limit, excluding: inHand)
        guard (due.lastInstant ?? now) <= now else { return [] }
        return zip(due.mails, try prepare(due, at: now)).map { mail, change in
            OutboxStep(mail: mail.mail, change: change, items: mail.items)
        }
    }

    /// Where the recipient's domain has a rate of its own and this mail comes too early for it.
    func postponed(_ mail: OutboxMail, at now: Date) -> MailChange? {
        let recipient = mail.rendered?.message.recipient ?? mail.recipient
        let slot = pacer.slot(for: mail.id, to: recipient, at: now)
        guard slot > now, now < mail.usefulUntil else { return nil }
        var progress = mail.progress
        progress.nextAttempt = min(slot, mail.usefulUntil)
        progress.reason = "waits for its turn among the mails to \(recipient.domain)"
        return MailChange(id: mail.id, progress: progress, at: now)
    }

    /// How many more messages can be handed out. After a rest one finds out how the relay is, not one on each lane.
    var room: Int { max(0, lanes.capacity(governor.connections) - (inFlight.count - unrecorded.count)) }

    private func start(_ step: OutboxStep, at now: Date) {
        guard step.change.progress.state == .sending, let rendered = step.change.rendered ?? step.mail.rendered else {
            return report(step)
        }
        var kept = step
        kept.mail.rendered = rendered
        kept.mail.rendered?.message.bytes = []
        kept.change.rendered = nil
        inFlight[step.mail.id] = kept
        governor.started(1, at: now)
        lanes.hand(rendered.message, of: step.mail.id)
    }

    private func report(_ step: OutboxStep) {
        // What comes back unsent, or waits for its turn, is no news.
        guard step.change.progress.state != .queued else { return }
        let rendered = step.change.rendered ?? step.mail.rendered
        observe(
            .mail(
                MailEvent(
                    id: step.mail.id, seminar: step.mail.seminar,
                    recipient: rendered?.message.recipient ?? step.mail.recipient,
                    subject: rendered?.subject ?? "", progress: step.change.progress, items: step.items.map(\.key),
                    reasons: step.items.map(\.reason))))
    }
}

extension OutboxMail {
    /// What a refusal says about the address; a mail that a person sends to try one marks nothing.
    fileprivate func mark(for outcome: DeliveryOutcome, at now: Date) -> AddressMark? {
        guard kind != .test, case .rejected(let reason, let reply, addressRefused: true) = outcome else { return nil }
        return AddressMark(
            address: rendered?.message.recipient ?? recipient, reason: .refused, text: reply?.description ?? reason,
            at: now, mail: id)
    }
}
