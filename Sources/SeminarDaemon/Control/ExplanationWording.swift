import CivilTime
import Foundation
import SeminarCore

/// `explain`'s sentences.
struct ExplanationWording {
    private let seminar: Seminar
    private let dates = DateWording(.english)

    init(_ seminar: Seminar) { self.seminar = seminar }

    /// Who the person is in the seminar, and what they owe.
    func standing(of person: Participant) -> String {
        let owed = seminar.obligations.filter(person.owes).map(\.text)
        let who = "\(person.name) (\(person.email))"
        if let left = person.leftAt { return "\(who) left \(seminar.id) on \(moment(left)): nothing is sent any more." }
        if let opted = person.optedOutAt { return "\(who) opted out of reminders on \(moment(opted))." }
        let debt = owed.isEmpty ? "owes nothing" : "owes \(owed.joined(separator: ", "))"
        return "\(who) is enrolled in \(seminar.id) since \(moment(person.enrolledAt)) and \(debt)."
    }

    func standing(of organiser: Organiser) -> String {
        "\(organiser.name) (\(organiser.email)) is an organiser of \(seminar.id)."
    }

    /// What organisers are mailed on their own account.
    func digest(at next: Date?, _ mail: OrganiserMail) -> String {
        if mail == .off { return "Digests, and mails about what goes wrong, are off." }
        guard let next else { return "No digest is due; what goes wrong is told at once." }
        return
            "The next digest is due on \(moment(next)), if there is something to say; what goes wrong is told at once."
    }

    func stop(by mark: AddressMark) -> String {
        "Since \(moment(mark.at)) no mail goes to \(mark.address), \(mark.cancellation)."
    }

    func pause(because reason: String?) -> String {
        "Mail is paused\(reason.map { " (\($0))" } ?? ""): nothing goes out until \"seminarctl resume\"."
    }

    /// What is said elsewhere as a part of a list, by itself.
    func sentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() + "." }

    /// Where the person was given more time than the others, who may have as much by now.
    func extensions(of person: Participant) -> [String] {
        person.extensions.sorted { $0.key < $1.key }.map { id, end in
            let until = end.time.map { dates.moment(WallTime(date: end.date, time: $0)) } ?? dates.day(end.date)
            guard let event = seminar.event(id) else {
                return "\(id): was given until \(until); it is no longer there."
            }
            guard event.asSeen(by: person, in: seminar.zone) == event else {
                return "\(event.summary): has until \(until), more time than the others."
            }
            let official = ScheduleWording(.english, zone: seminar.zone).text(event.schedule)
            return
                "\(event.summary): was given until \(until), which counts no more, as everybody's date is \(official)."
        }
    }

    /// A changed date that is still to be told.
    func line(_ untold: UntoldChange) -> String {
        let summary = seminar.event(untold.event)?.summary ?? untold.event.text
        let told = untold.at.map { "told on \(moment($0))" } ?? "not told yet"
        return "\(summary), its changed date: \(told), \(held(untold.reason))."
    }

    /// A silence says itself until when.
    private func held(_ reason: String, until end: Date? = nil) -> String {
        if reason.hasPrefix("silence ") { return "held by \(reason)" }
        return "held\(end.map { " until \(moment($0))" } ?? ""): \(reason)"
    }

    func line(_ reminder: ExplainedReminder) -> String { "\(name(of: reminder)): \(outcome(of: reminder))." }

    /// What fell due too early for somebody.
    func missed(_ reminder: ExplainedReminder, by person: Participant) -> String {
        "\(name(of: reminder)): was due on \(moment(reminder.due)), before \(person.name) was enrolled; "
            + "it is not sent afterwards."
    }

    private func name(of reminder: ExplainedReminder) -> String { "\(reminder.summary), \"\(reminder.rule)\"" }

    private func outcome(of reminder: ExplainedReminder) -> String {
        let due = "due on \(moment(reminder.due))"
        guard reminder.decidedAt != nil else { return prospect(of: reminder) }
        guard let mail = reminder.mail else {
            return reminder.decision == "hold"
                ? "\(due), \(held(reminder.reason, until: reminder.holdUntil))" : "\(due), not sent: \(reminder.reason)"
        }
        return standing(of: mail, reminder) + reminder.bounces.map(aftermath).joined()
    }

    private func prospect(of reminder: ExplainedReminder) -> String {
        let due = moment(reminder.due)
        if let until = reminder.holdUntil {
            return
                "due on \(due), will be held until \(moment(until)) (\(reminder.reason)) and sent then, as things stand"
        }
        return reminder.decision == "send"
            ? "will be sent on \(due), as things stand"
            : "due on \(due); would not be sent, as things stand: \(reminder.reason)"
    }

    private func standing(of mail: OutboxMail, _ reminder: ExplainedReminder) -> String {
        let progress = mail.progress
        let reply = progress.reply.map { ", the server said \"\($0)\"" } ?? ""
        let reason = (reminder.ending ?? progress.reason).map { " (\($0))" } ?? ""
        let next = progress.nextAttempt.map { ", looked at again on \(moment($0))" } ?? ""
        let words =
            switch progress.state {
            case .accepted: accepted(mail, reply)
            case .queued, .sending: "on its way\(next)"
            case .deferred: "not accepted yet after \(attempts(progress))\(reason)\(reply)\(next)"
            case .uncertain: "may or may not have arrived\(reason)\(next)"
            case .held: "\(held(progress.reason ?? "it waits"))\(next)"
            case .rejected: "refused for good\(reason)\(reply)"
            case .stale: "given up as no longer useful\(reason)\(reply)"
            case .cancelled: "not sent\(reason)"
            }
        return "due on \(moment(reminder.due)), in mail \(mail.id) to \(mail.recipient): \(words)"
    }

    /// A Maildir takes a mail without a word.
    private func accepted(_ mail: OutboxMail, _ reply: String) -> String {
        let at = mail.finishedAt.map { " on \(moment($0))" } ?? ""
        let tries = mail.progress.attempts > 1 ? " after \(attempts(mail.progress))" : ""
        return "sent and accepted\(at)\(tries)\(reply)"
    }

    private func aftermath(_ bounce: Bounce) -> String {
        let whom = bounce.recipient.map { " for \($0)" } ?? ""
        let what = bounce.kind == .hard ? "it came back" : "its delivery was delayed"
        return "; on \(moment(bounce.at)) \(what)\(whom): \(bounce.words)"
    }

    private func attempts(_ progress: DeliveryProgress) -> String { progress.attempts.counted("attempt") }

    private func moment(_ instant: Date) -> String {
        instant == .distantPast ? "the beginning" : dates.moment(seminar.zone.wallTime(at: instant).toTheMinute)
    }
}

extension WallTime {
    /// Without its seconds, which no organiser asks for.
    var toTheMinute: WallTime {
        WallTime(date: date, time: TimeOfDay(hour: time.hour, minute: time.minute) ?? time)
    }
}
