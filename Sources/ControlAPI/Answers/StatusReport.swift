/// How the service is, and what it will do next.
package struct StatusReport: Codable, Equatable, Sendable {
    /// False where a person should look.
    package var healthy: Bool
    /// Why not, a sentence each.
    package var problems: [String]
    package var clock: ClockReport
    package var version: String
    /// `maildir`, or `smtp` with the relay's address; no user, no password.
    package var transport: String
    package var paused: Bool
    /// As the operator put it.
    @OrNull package var pauseReason: String?
    /// How many hold something now.
    package var silences: Int
    package var seminars: [SeminarReport]
    package var nextEvents: [UpcomingEntry]
    /// With the number of recipients as the roster stands now.
    package var nextReminders: [ReminderEntry]
    /// Mails by delivery state; every state is there, also with none.
    package var outbox: [String: Int]
    /// Null where the relay takes mail as configured.
    @OrNull package var relay: RelayReport?
    /// Null where no mailbox is read.
    @OrNull package var bounceMailbox: BounceMailboxReport?
    /// When the timer is set for; null where nothing is due any more.
    @OrNull package var nextTick: String?

    package init(
        healthy: Bool, problems: [String], clock: ClockReport, version: String, transport: String,
        paused: Bool = false, pauseReason: String? = nil, silences: Int = 0, seminars: [SeminarReport],
        nextEvents: [UpcomingEntry],
        nextReminders: [ReminderEntry],
        outbox: [String: Int], relay: RelayReport? = nil, bounceMailbox: BounceMailboxReport? = nil,
        nextTick: String? = nil
    ) {
        self.healthy = healthy
        self.problems = problems
        self.clock = clock
        self.version = version
        self.transport = transport
        self.paused = paused
        self.pauseReason = pauseReason
        self.silences = silences
        self.seminars = seminars
        self.nextEvents = nextEvents
        self.nextReminders = nextReminders
        self.outbox = outbox
        self.relay = relay
        self.bounceMailbox = bounceMailbox
        self.nextTick = nextTick
    }
}
