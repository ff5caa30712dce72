import Foundation
import MailTransport
import SeminarCore
import TestSupport

/// Runs a blocking call on a thread of its own, as the service does: a thread of Swift's pool must not block.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: work()) }
    }
}

extension Transport {
    func delivers(_ message: OutgoingMessage) async -> DeliveryOutcome {
        await onThread { deliver(message) }
    }
}

extension SMTPOptions {
    /// A relay on loopback, in the clear, that is given little time.
    static func trying(_ server: ScriptedSMTPServer, _ change: (inout SMTPOptions) -> Void = { _ in }) -> SMTPOptions {
        var options = SMTPOptions(url: server.url, encryption: .none, helloName: "client.test")
        change(&options)
        return options
    }
}

extension SMTPOptions {
    /// Short for the one deadline that watches over a stage: what else there is to do may take its time on a busy
    /// machine, and an answer that comes must not be late.
    mutating func hurry(at stage: SMTPServerStage) {
        let short = Duration.seconds(2)
        switch stage {
        case .greeting, .hello, .encryption, .login: connectTimeout = short
        case .endOfData: finalReplyTimeout = short
        default: replyTimeout = short
        }
    }
}

extension OutgoingMessage {
    static func sample(
        to recipient: String = "student@example.org", text: String = "Subject: hello\r\n\r\nFirst line.\r\n"
    ) throws -> OutgoingMessage {
        OutgoingMessage(
            sender: try EmailAddress(parsing: "seminar@example.org"), recipient: try EmailAddress(parsing: recipient),
            bytes: Array(text.utf8), messageID: "<one@example.org>")
    }
}

extension DeliveryOutcome {
    /// The outcome without its words, for tables.
    enum Kind: Equatable, Sendable {
        case accepted, deferred, rejected, addressRefused, uncertain, outOfOrder, throttled
    }

    var kind: Kind {
        switch self {
        case .accepted: .accepted
        case .deferred: .deferred
        case .rejected(_, _, addressRefused: let address): address ? .addressRefused : .rejected
        case .uncertain: .uncertain
        case .relayUnavailable(_, _, .outOfOrder): .outOfOrder
        case .relayUnavailable(_, _, .throttled): .throttled
        }
    }

    var reply: SMTPReply? {
        switch self {
        case .accepted(let reply), .deferred(_, let reply), .rejected(_, let reply, _),
            .relayUnavailable(_, let reply, _):
            reply
        case .uncertain: nil
        }
    }

    var reason: String {
        switch self {
        case .accepted: ""
        case .deferred(let reason, _), .rejected(let reason, _, _), .uncertain(let reason),
            .relayUnavailable(let reason, _, _):
            reason
        }
    }
}
