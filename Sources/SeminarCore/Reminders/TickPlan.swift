import Foundation

/// All that one look at what is due leads to, committed as one: the rules' next moments, the ledger, and new mails.
package struct TickPlan: Hashable, Sendable {
    /// Rules that have been looked at, with their next moment; nil where there is none.
    package struct Advance: Hashable, Sendable {
        package var seminar: Identifier
        package var event: Identifier
        package var rule: String
        /// Whose own moment it was; nil for everybody's.
        package var person: PersonID?
        package var next: PlannedReminder?

        package init(
            seminar: Identifier, event: Identifier, rule: String, person: PersonID? = nil, next: PlannedReminder?
        ) {
            self.person = person
            self.seminar = seminar
            self.event = event
            self.rule = rule
            self.next = next
        }
    }

    /// A mail to one person: the ledger entries that it carries, the most urgent first.
    package struct Mail: Hashable, Sendable {
        package var seminar: Identifier
        package var recipient: Recipient
        package var entries: [LedgerEntry]
        package var due: Date
        package var usefulUntil: Date
        package var kind: OutboxMail.Kind
        /// What says the same whenever it is sent is rendered at once; else nil.
        package var rendered: RenderedMail?
        /// Of a notice, what it tells of each event.
        package var told: [ToldChange] = []

        package init(
            seminar: Identifier, recipient: Recipient, entries: [LedgerEntry], due: Date, usefulUntil: Date,
            kind: OutboxMail.Kind = .reminder, rendered: RenderedMail? = nil
        ) {
            self.kind = kind
            self.rendered = rendered
            self.seminar = seminar
            self.recipient = recipient
            self.entries = entries
            self.due = due
            self.usefulUntil = usefulUntil
        }
    }

    package var now: Date
    package var advances: [Advance]
    /// Entries that are in no mail: held, skipped, stale.
    package var entries: [LedgerEntry]
    package var mails: [Mail]
    /// Seminars of whose changed dates everybody hears by these mails.
    package var announced: [Identifier]
    /// Seminars whose digests are due, with the moments of their next; nil where there is none.
    package var digests: [Identifier: Date?]
    /// Seminars whose organisers hear by these mails what went wrong.
    package var alerted: [Identifier]
    /// Changes that are told some people later; in place of what was to be told them of the event.
    package var heldNotices: [HeldNotice] = []
    /// Those that are told by these mails, or that there is nothing to say of any more.
    package var toldNotices: [HeldNotice] = []
    /// Notices that say what is no longer so, and that the relay has not had: they end, told anew by others.
    package var overtaken: [Int64] = []

    package init(
        now: Date, advances: [Advance] = [], entries: [LedgerEntry] = [], mails: [Mail] = [],
        announced: [Identifier] = [], digests: [Identifier: Date?] = [:], alerted: [Identifier] = []
    ) {
        self.digests = digests
        self.alerted = alerted
        self.announced = announced
        self.now = now
        self.advances = advances
        self.entries = entries
        self.mails = mails
    }
}
