import Foundation
import SeminarCore

/// Something that happened and that somebody wants to see: the log, the terminal of a rehearsal, `simulate`.
package enum EngineEvent: Sendable {
    case activated(seminar: Identifier, events: Int, participants: Int, isNew: Bool)
    case refused(file: String, complaints: [String])
    case removed(seminar: Identifier)
    /// A reminder that goes into no mail now: held, skipped or stale.
    case decided(LedgerEntry)
    case mail(MailEvent)
    /// A mail that a relay had accepted came back, or is delayed.
    case bounced(Bounce)
    case relayResting(RelayGovernor.Rest)
    case relayRecovered
    /// All mail is held from now on, until somebody has looked.
    case clockJumped(ClockJump)
    case failed(String)
}

/// What an attempt to send, or the decision not to, made of a mail.
package struct MailEvent: Sendable {
    package var id: Int64
    package var seminar: Identifier?
    package var recipient: EmailAddress
    package var subject: String
    package var progress: DeliveryProgress
    package var items: [ReminderKey]
    /// Why each item is in it, the first being the most urgent.
    package var reasons: [String]
}
