import Curl
import SeminarCore
import Synchronization

/// One connection to the relay, opened when first needed and kept between messages.
///
/// A transport serves one message at a time: who calls meanwhile waits.
package final class SMTPTransport: Transport {
    private let options: SMTPOptions
    private let stopFlag: StopFlag
    private let kept = Mutex(Kept())

    package convenience init(_ options: SMTPOptions) {
        self.init(options, stopFlag: StopFlag())
    }

    init(_ options: SMTPOptions, stopFlag: StopFlag) {
        self.options = options
        self.stopFlag = stopFlag
    }

    /// The connection that the next message may use, and what is known of it.
    private struct Kept: ~Copyable {
        var handle: CurlHandle?
        var sizeLimit: Int?
        /// What it logged in with, should libcurl find it closed and open another.
        var secret: CurlSecret?
    }

    package func deliver(_ message: OutgoingMessage) -> DeliveryOutcome { deliver(message) { true } }

    /// Sender and recipient have been taken by the relay when it asks, so that a message that has to wait for others
    /// loses no round trip by it.
    package func deliver(_ message: OutgoingMessage, once mayBegin: @escaping @Sendable () -> Bool) -> DeliveryOutcome {
        if let defect = message.defect { return .rejected(reason: defect, reply: nil, addressRefused: false) }
        return kept.withLock { kept in
            if let limit = kept.sizeLimit, message.bytes.count > limit {
                return .tooLarge(message.bytes.count, limit: limit)
            }
            do throws(CurlFailure) {
                return try attempts(message, over: &kept, mayBegin).outcome
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
        kept.withLock { $0 = Kept() }
    }

    /// Once more where the first attempt says nothing about the message: over a connection that turned out to be dead,
    /// or with a secret that has been replaced meanwhile.
    private func attempts(
        _ message: OutgoingMessage, over kept: inout Kept, _ mayBegin: @escaping @Sendable () -> Bool
    ) throws(CurlFailure) -> SMTPEnding {
        var ending = try attempt(message, over: &kept, mayBegin)
        if ending.metADeadConnection { ending = try attempt(message, over: &kept, mayBegin) }
        guard let refused = ending.refusedSecret, let login = options.login else { return ending }
        guard try login.secret.hasChanged(since: refused) else { return ending }
        return try attempt(message, over: &kept, mayBegin)
    }

    private func attempt(
        _ message: OutgoingMessage, over kept: inout Kept, _ mayBegin: @escaping @Sendable () -> Bool
    ) throws(CurlFailure) -> SMTPEnding {
        var handle: CurlHandle
        var secret = kept.secret
        var isKept = true
        if let existing = kept.handle.take() {
            handle = existing
        } else {
            isKept = false
            handle = try CurlHandle(speakingSMTP: options)
            secret = try handle.logIn(as: options.login)
        }
        try handle.set(.mailSender, to: message.sender.description)
        try handle.set(.mailRecipients, to: [message.recipient.description])
        let exchange = SMTPExchange(
            options: options, size: message.bytes.count, stop: stopFlag, permission: mayBegin)
        let code = handle.perform(uploading: message.bytes, observedBy: exchange)
        let ending = SMTPEnding(
            dialogue: exchange.dialogue, cut: exchange.cut, code: code, detail: handle.lastError,
            reusedConnection: isKept && handle.reusedConnection, secret: secret, size: message.bytes.count)
        let limit = ending.dialogue.sizeLimit ?? kept.sizeLimit
        kept = Kept()
        if ending.leavesConnectionInStep {
            kept = Kept(handle: consume handle, sizeLimit: limit, secret: secret)
        }
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
        try handle.set(.connectTimeout, to: options.connectTimeout)
        // Ours are to strike first.
        try handle.set(.replyTimeout, to: max(options.replyTimeout, options.finalReplyTimeout) + .seconds(30))
        try handle.set(.upload, to: true)
        return handle
    }

    /// Which mechanisms the server offers is libcurl's to find out; a token goes to none that wants a password.
    fileprivate func logIn(as login: SMTPOptions.Login?) throws(CurlFailure) -> CurlSecret? {
        guard let login else { return nil }
        let secret = try login.secret.current()
        try set(.user, to: login.user)
        switch login.secret.kind {
        case .password: try set(.password, to: secret)
        case .token:
            try set(.loginOptions, to: "AUTH=OAUTHBEARER;AUTH=XOAUTH2")
            try set(.bearerToken, to: secret)
        }
        return secret
    }
}
