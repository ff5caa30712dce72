import CivilTime
import Foundation
import SeminarCore
import StateStore

/// What a reminder was written from, as a hash: as long as that is the same, a mail that the relay has put off is repeated
/// byte for byte, and nothing is written for it.
enum WritingBasis {
    /// Nil where it cannot be told: a mail with the list of those who still owe is made from all of them.
    static func hash(
        of reminders: [DueReminder], in active: ActiveSeminar, link: PersonalLink?, at now: Date
    ) -> String? {
        guard let digest = active.stored.digest, let recipient = reminders.recipient, !reminders.listDebtors else {
            return nil
        }
        // Mails say "today" and "in three days".
        var parts = [digest, active.seminar.zone.date(at: now).description, recipient.email.description]
        parts += reminders.map { $0.key(in: active.seminar.id).canonicalForm }
        if let link { parts.append("\(link.number) \(link.generation)") }
        if let participant = recipient.participant { parts += Self.parts(of: participant) }
        return ContentHash.hexadecimal(of: parts.joined(separator: "\u{1E}").utf8)
    }

    private static func parts(of participant: Participant) -> [String] {
        let optional = [participant.language?.rawValue, participant.paper, participant.talk].map { $0 ?? "" }
        let done = participant.done.map(\.text).sorted()
        let extensions = participant.extensions.map { "\($0) \($1)" }.sorted()
        return [participant.name] + optional
            + [participant.tags, done, extensions].map {
                $0.joined(separator: "\u{1F}")
            }
    }
}
