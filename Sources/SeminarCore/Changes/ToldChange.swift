/// What a notice tells one person of one event, kept as long as it may go out: should it be overtaken before the relay
/// has had it, the person still knows what was known before, and is told anew from there.
package struct ToldChange: Hashable, Sendable {
    /// What the person knows without this mail.
    package var kept: HeldNotice
    /// The seminar's file that the mail was written from.
    package var saidText: String
    /// Until when the person had more time then.
    package var saidExtension: AnchorPoint?

    package init(_ kept: HeldNotice, saying text: String, extension end: AnchorPoint?) {
        self.kept = kept
        saidText = text
        saidExtension = end
    }

    /// The person's knowledge, had the mail arrived.
    package var said: HeldNotice {
        var notice = kept
        (notice.knownText, notice.knownExtension) = (saidText, saidExtension)
        return notice
    }
}
