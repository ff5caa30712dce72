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

    func stop(by mark: AddressMark) -> String {
        "Since \(moment(mark.at)) no mail goes to \(mark.address), \(mark.cancellation)."
    }

    func line(_ reminder: ExplainedReminder) -> String {
        "\(reminder.summary), \"\(reminder.rule)\": \(outcome(of: reminder))."
    }

    private func outcome(of reminder: ExplainedReminder) -> String {
        guard reminder.decidedAt != nil else {
            return reminder.decision == "send"
                ? "will be sent on \(moment(reminder.due)), as things stand"
                : "due on \(moment(reminder.due)); would not be sent, as things stand: \(reminder.reason)"
        }
        guard let mail = reminder.mail else { return decided(reminder) }
        return "due on \(moment(reminder.due)), in mail \(mail.id): \(standing(of: mail))"
    }

    private func decided(_ reminder: ExplainedReminder) -> String {
        let due = "due on \(moment(reminder.due))"
        switch reminder.decision {
        case "hold": return "\(due), held: \(reminder.reason)"
        case "stale": return "\(due), not sent: \(reminder.reason)"
        default: return "\(due), not sent: \(reminder.reason)"
        }
    }

    private func standing(of mail: OutboxMail) -> String {
        let progress = mail.progress
        let reply = progress.reply.map { ", the server said \"\($0)\"" } ?? ""
        let reason = progress.reason.map { " (\($0))" } ?? ""
        let next = progress.nextAttempt.map { ", looked at again on \(moment($0))" } ?? ""
        switch progress.state {
        case .accepted:
            return "accepted\(mail.finishedAt.map { " on \(moment($0))" } ?? "")\(reply)"
        case .queued, .sending: return "on its way\(next)"
        case .deferred: return "not accepted yet after \(attempts(progress))\(reason)\(reply)\(next)"
        case .uncertain: return "may or may not have arrived\(reason)\(next)"
        case .held: return "held\(reason)\(next)"
        case .rejected: return "refused for good\(reason)\(reply)"
        case .stale: return "given up as no longer useful\(reason)\(reply)"
        case .cancelled: return "not sent\(reason)"
        }
    }

    private func attempts(_ progress: DeliveryProgress) -> String {
        progress.attempts == 1 ? "1 attempt" : "\(progress.attempts) attempts"
    }

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
