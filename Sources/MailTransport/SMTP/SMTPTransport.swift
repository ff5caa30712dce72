import Curl
import SeminarCore
import Synchronization

/// One connection to the relay, opened when first needed and kept between messages.
///
/// A transport serves one message at a time: who calls meanwhile waits.
package final class SMTPTransport: Transport {
    private let options: SMTPOptions
    private let stopFlag: StopFlag
    private let kept = Mutex<CurlHandle?>(nil)

    package convenience init(_ options: SMTPOptions) {
        self.init(options, stopFlag: StopFlag())
    }

    init(_ options: SMTPOptions, stopFlag: StopFlag) {
        self.options = options
        self.stopFlag = stopFlag
    }

    package func deliver(_ message: OutgoingMessage) -> DeliveryOutcome {
        if let defect = message.defect { return .rejected(reason: defect, reply: nil, addressRefused: false) }
        return kept.withLock { handle in
            do throws(CurlFailure) {
                let ending = try attempt(message, over: &handle)
                guard ending.metADeadConnection else { return ending.outcome }
                return try attempt(message, over: &handle).outcome
            } catch {
                return .relayUnavailable(reason: error.reason, reply: nil, .outOfOrder)
            }
        }
    }

    /// Cuts the transfer under way, within a second, and all later ones: for shutting down.
    package func stop() {
        stopFlag.raise()
    }

    /// Says goodbye to the relay when there is nothing to send for a while; the next message connects anew.
    package func hangUp() {
        kept.withLock { $0 = nil }
    }

    private func attempt(
        _ message: OutgoingMessage, over kept: inout CurlHandle?
    ) throws(CurlFailure) -> SMTPEnding {
        var handle: CurlHandle
        if let existing = kept.take() { handle = existing } else { handle = try CurlHandle(speakingSMTP: options) }
        try handle.set(.mailSender, to: message.sender.description)
        try handle.set(.mailRecipients, to: [message.recipient.description])
        let exchange = SMTPExchange(options: options, stop: stopFlag)
        let code = handle.perform(uploading: message.bytes, observedBy: exchange)
        let ending = SMTPEnding(
            dialogue: exchange.dialogue, cut: exchange.cut, code: code, detail: handle.lastError,
            reusedConnection: handle.reusedConnection)
        if ending.leavesConnectionInStep { kept = consume handle }
        return ending
    }
}

extension CurlHandle {
    /// The settings that hold for every message. The size of the upload is not among them: libcurl ends the data when
    /// that many bytes were sent, dot-stuffing included, and so can cut off a message's end; and a server that refuses
    /// a size at MAIL would look like one that refuses the sender.
    fileprivate init(speakingSMTP options: SMTPOptions) throws(CurlFailure) {
        self = try CurlHandle.speakingSMTP(options)
    }

    private static func speakingSMTP(_ options: SMTPOptions) throws(CurlFailure) -> CurlHandle {
        let handle = try CurlHandle()
        // libcurl says in EHLO what stands in the URL's path.
        let host = options.url.hasSuffix("/") ? String(options.url.dropLast()) : options.url
        let name = options.helloName.map { "/" + $0 } ?? ""
        try handle.set(.protocols, to: "smtp,smtps")
        try handle.set(.url, to: host + name)
        try handle.set(.encryption, to: options.encryption == .required ? .required : .never)
        if let file = options.authoritiesFile { try handle.set(.authoritiesFile, to: file) }
        if let login = options.login {
            try handle.set(.user, to: login.user)
            try handle.set(.password, to: login.password)
        }
        try handle.set(.connectTimeout, to: options.connectTimeout)
        // Ours are to strike first.
        try handle.set(.replyTimeout, to: max(options.replyTimeout, options.finalReplyTimeout) + .seconds(30))
        try handle.set(.upload, to: true)
        return handle
    }
}
