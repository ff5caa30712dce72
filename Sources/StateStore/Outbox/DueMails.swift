import Foundation
import SeminarCore

/// Mails whose turn has come, with all that the state has to say about whether they are to go out.
package struct DueMails: Sendable {
    /// The longest waiting first.
    package var mails: [DueMail]
    package var isPaused: Bool
    /// Those that have not ended, of the mails' seminars.
    package var silences: [Identifier: [Silence]]
    /// The latest instant that was ever recorded.
    package var lastInstant: Date?
}

package struct DueMail: Sendable {
    package var mail: OutboxMail
    /// The most urgent first.
    package var items: [LedgerEntry]
    /// Of the seminar's roster, in its order: whoever can be the person whom the mail is for, as they share an address.
    package var namesakes: [Participant]
    package var links: [PersonID: PersonalLink]
    /// Why there is no mail to addresses that the mail may go to.
    package var marks: [EmailAddress: AddressMark]
}
