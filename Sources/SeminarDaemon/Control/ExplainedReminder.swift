import CivilTime
import ControlAPI
import Foundation
import SeminarCore

/// One reminder of one person: what was decided, or will be as things stand.
struct ExplainedReminder {
    var event: Identifier
    var summary: String
    var rule: String
    var due: Date
    var decision: String
    var reason: String
    var decidedAt: Date?
    /// Until when it is held, or will be.
    var holdUntil: Date?
    var mail: OutboxMail?
    /// Why it was not sent, where its mail was given up for what became of each reminder in it.
    var ending: String?
    /// What came back about it.
    var bounces: [Bounce] = []

    /// One that was decided.
    init(entry: LedgerEntry, mail: OutboxMail?, in seminar: Seminar) {
        let event = seminar.event(entry.key.event)
        self.event = entry.key.event
        summary = seminar.summary(of: entry.key) ?? entry.key.event.text
        rule = RuleWording().text(entry.key.rule, of: event)
        due = entry.due
        decision = entry.state.decision
        reason = entry.reason
        decidedAt = entry.decidedAt
        holdUntil = entry.holdUntil
        self.mail = mail
        ending = mail.flatMap(entry.ending)
    }

    /// One that is to come, or that fell due before the person took part.
    init(_ reminder: DueReminder, decision: ReminderDecision) {
        event = reminder.event.id
        summary = reminder.event.summary
        rule = reminder.rule.moment.description
        due = reminder.planned.due
        self.decision = decision.word
        reason = decision.reason ?? "is planned"
        decidedAt = nil
        if case .hold(let until, _) = decision { holdUntil = until }
        mail = nil
    }

    /// Planned, and not to be sent as things stand: the person's address takes no mail.
    func stopped(by mark: AddressMark) -> ExplainedReminder {
        guard decision == "send" else { return self }
        var stopped = self
        stopped.decision = "skip"
        stopped.reason = mark.cancellation
        return stopped
    }

    func entry(in seminar: Seminar) -> ExplanationEntry {
        ExplanationEntry(
            seminar: seminar.id.text, event: event.text, summary: summary, rule: rule, due: seminar.zone.rfc3339(due),
            decision: decision, reason: reason, mail: mail?.id, state: mail?.progress.state.rawValue,
            reply: mail?.progress.reply, nextAttempt: mail?.progress.nextAttempt.map { seminar.zone.rfc3339($0) },
            bounces: bounces.map { BounceEntry($0, in: seminar.zone) })
    }
}

extension LedgerEntry {
    /// Of a mail with several reminders each may have been given up for a reason of its own; nil where they were not.
    func ending(in mail: OutboxMail) -> String? {
        mail.progress.state == .cancelled && decidedAt > mail.createdAt ? reason : nil
    }
}

extension LedgerEntry.State {
    /// The decision that led to it.
    var decision: String {
        switch self {
        case .held: "hold"
        case .mailed: "send"
        case .skipped: "skip"
        case .stale: "stale"
        }
    }
}
