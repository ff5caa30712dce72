import SeminarCore

/// What a reminder's Message-ID is made from.
package enum MailIdentity: Equatable {
    /// Its reminders alone.
    case own
    /// It is sent to another address in place of that mail, which may have arrived: it is another message then, and a
    /// report about the former one must not be taken for one about this.
    case insteadOf(Int64)
    /// Written before and never taken by a relay: it is the same message, whatever it says by now.
    case kept(String)

    package init(_ written: RenderedMail) {
        let id = written.message.messageID
        self = .kept(String(id.drop { $0 == "<" }.prefix { $0 != "@" }))
    }
}
