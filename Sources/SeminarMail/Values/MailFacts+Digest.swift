import CivilTime
import Foundation
import SeminarCore

extension MailFacts {
    /// What a digest is to say, in the recipient's language; `roster` is for people's names.
    func values(for digest: SeminarDigest, roster: [Participant]) -> MailValues {
        let words = DigestWording(seminar, language, roster: roster)
        var values = commonValues()
        values.digest = DigestValues(
            headline: words.headline(of: digest), since: digest.since.map(words.longMoment),
            until: words.longMoment(digest.through), problems: digest.troubles.map(words.problem),
            badAddresses: digest.marks.map { mark in
                .init(badAddress: mark.address.description, isBounced: mark.reason == .bounced, cause: mark.text)
            },
            decisions: digest.decisions.map(words.decision),
            debts: digest.debts.map { words.debt($0, at: context.now) }, sentMails: digest.sent.map(words.sent),
            comingMails: digest.reminders.map(words.coming), dates: digest.dates.map(words.date),
            hasProblems: !digest.troubles.isEmpty, hasBadAddresses: !digest.marks.isEmpty,
            hasDecisions: !digest.decisions.isEmpty, hasDebts: !digest.debts.isEmpty,
            hasSentMails: !digest.sent.isEmpty, hasComingMails: !digest.reminders.isEmpty,
            hasDates: !digest.dates.isEmpty)
        return values
    }
}
