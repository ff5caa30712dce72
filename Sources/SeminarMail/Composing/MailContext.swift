import Foundation
import ICalendar
import SeminarCore

/// What the composer cannot know from seminar and recipient.
package struct MailContext: Sendable {
    /// What `today` and `tomorrow` are counted from, and the mail's Date.
    package var now: Date
    /// The left side of the Message-ID, without any address in it: the same mail must have the same one.
    package var identity: String
    /// The key of the envelope's sender, where mails have one each.
    package var returnKey: String?
    /// The left sides of the Message-IDs that all mails about an event answer, so that mail programs show them together;
    /// no such message was ever sent.
    package var threads: [Identifier: String]
    package var links: MailLinks
    /// Who has not done an obligation, for mails that list them.
    package var debtors: [Identifier: [Participant]]
    /// Who has not done an obligation and has more time than the others.
    package var excused: [Identifier: [Excused]]
    /// The mail's events, to be attached.
    package var calendar: CalendarObject?
    /// Whether a mail about something else is also what greets the participant.
    package var isWelcome: Bool

    /// Somebody whose time still runs.
    package struct Excused: Hashable, Sendable {
        package var participant: Participant
        package var until: AnchorPoint

        package init(participant: Participant, until: AnchorPoint) {
            self.participant = participant
            self.until = until
        }
    }

    package init(
        now: Date, identity: String, returnKey: String? = nil, threads: [Identifier: String] = [:], links: MailLinks,
        debtors: [Identifier: [Participant]] = [:], excused: [Identifier: [Excused]] = [:],
        calendar: CalendarObject? = nil, isWelcome: Bool = false
    ) {
        self.now = now
        self.identity = identity
        self.returnKey = returnKey
        self.threads = threads
        self.links = links
        self.debtors = debtors
        self.excused = excused
        self.calendar = calendar
        self.isWelcome = isWelcome
    }
}
