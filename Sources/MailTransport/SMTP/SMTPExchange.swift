import Curl

/// Listens to one transfer and keeps its deadlines, which libcurl does not: its reply timeout is one for all stages.
final class SMTPExchange: CurlObserver {
    private(set) var dialogue = SMTPDialogue()
    private(set) var cut: SMTPEnding.Cut?

    private let options: SMTPOptions
    /// Of the message, in octets.
    private let size: Int
    private let stop: StopFlag
    private let permission: () -> Bool
    private let clock = ContinuousClock()
    private var lastEvent: ContinuousClock.Instant

    /// - Parameter permission: asked before the message's first byte, while the relay waits for it.
    init(options: SMTPOptions, size: Int, stop: StopFlag, permission: @escaping () -> Bool) {
        self.options = options
        self.size = size
        self.stop = stop
        self.permission = permission
        lastEvent = clock.now
    }

    func sent(command: String) {
        dialogue.sent(command)
        lastEvent = clock.now
    }

    /// Does not move the deadline: a reply of endless lines is no reply.
    func heard(line: [UInt8]) {
        dialogue.heard(line)
    }

    func mayBegin() -> Bool {
        guard permission() else {
            cut = .notBegun
            return false
        }
        lastEvent = clock.now
        return true
    }

    func handedOver(remaining: Int) {
        if remaining == 0 { dialogue.bodyEnded() }
        lastEvent = clock.now
    }

    func mayContinue() -> Bool {
        // Once the fate of the message is known there is nothing left to cut.
        guard cut == nil, dialogue.finalReply == nil else { return cut == nil }
        if stop.isRaised {
            cut = .stop
        } else if options.login != nil, dialogue.wasGreeted, !dialogue.hasLoggedIn, dialogue.stage >= .mail {
            cut = .noLogin
        } else if dialogue.stage >= .mail, dialogue.stage < .body, let limit = dialogue.sizeLimit, size > limit {
            cut = .tooLarge(limit: limit)
        } else if let limit, clock.now - lastEvent > limit {
            cut = .deadline
        }
        return cut == nil
    }

    private var limit: Duration? {
        switch dialogue.stage {
        case .connecting: nil  // libcurl's connect timeout also tries the relay's other addresses
        case .endOfData: options.finalReplyTimeout
        default: options.replyTimeout
        }
    }
}
