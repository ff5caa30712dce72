import Curl
import SeminarCore

/// How a transfer ended, as the verdict needs it.
struct SMTPEnding: Sendable {
    /// Why we ended it ourselves.
    enum Cut: Equatable, Sendable {
        case deadline
        case stop
        /// The server offers no login although we have one.
        case noLogin
        /// The message is larger than the server takes.
        case tooLarge(limit: Int)
        /// Whoever handed the message over took it back before its first byte was sent.
        case notBegun
    }

    var dialogue: SMTPDialogue
    var cut: Cut?
    var code: CurlCode
    /// libcurl's words for the code.
    var detail: String
    var reusedConnection: Bool
    /// What a login was tried with, if one was.
    var secret: CurlSecret?
    /// Of the message, in octets.
    var size: Int

    /// A kept connection that turns out to be closed, silent, or being closed with a 421, is no news about the message: it
    /// deserves one more try over a fresh one. Only before the data, so that nothing is sent twice.
    var metADeadConnection: Bool {
        guard reusedConnection, cut != .stop, !dialogue.wasGreeted else { return false }
        switch dialogue.stage {
        case .connecting, .mail: return dialogue.reply == nil || dialogue.reply?.code == 421
        default: return dialogue.stage < .body && dialogue.reply == nil
        }
    }

    /// The relay does not know us by that secret; it may know us by a newer one.
    var refusedSecret: CurlSecret? {
        guard dialogue.stage == .login, let reply = dialogue.reply, (500...599).contains(reply.code) else { return nil }
        return secret
    }

    /// Whether the connection is known to be in step. One that failed in any other way may still deliver a late reply,
    /// which the next message would take for its own.
    var leavesConnectionInStep: Bool {
        guard let reply = dialogue.finalReply, cut == nil else { return false }
        switch code {
        case .ok: return reply.code == 250
        case .unexpectedReply: return (400...599).contains(reply.code) && reply.code != 421
        default: return false
        }
    }
}
