import Curl
import SeminarCore

extension SMTPEnding {
    /// Sorts the ending by what to do next: by the stage it came to, then by the reply, never by libcurl's code alone.
    var outcome: DeliveryOutcome {
        if let reply = dialogue.finalReply { return afterData(reply) }
        if cut == .notBegun { return .deferred(reason: "the message was not begun", reply: nil) }
        if dialogue.stage >= .body {
            return .uncertain(reason: "\(ending) after the data; the message may have arrived")
        }
        if cut == .stop { return .deferred(reason: "the service stopped before the data was sent", reply: nil) }
        if case .tooLarge(let limit) = cut { return .tooLarge(size, limit: limit) }
        if cut == .noLogin {
            return relay("the relay offers no login, but a user is configured", nil, .outOfOrder)
        }
        guard let reply = dialogue.reply, !(200...399).contains(reply.code) else { return withoutReply }
        if reply.code == 421 { return relay("the relay closes the connection", reply, .throttled) }
        if reply.code == 530 || reply.deniesRelaying {
            return relay("the relay does not let us send", reply, .outOfOrder)
        }
        return refused(with: reply)
    }

    private func afterData(_ reply: SMTPReply) -> DeliveryOutcome {
        switch reply.code {
        case 200...299: .accepted(reply: reply)
        // It may be this message that the relay cannot take: like any other 4yz it uses up a try, and so comes back ever
        // more seldom.
        case 421: .deferred(reason: "the relay closed the connection in place of taking the message", reply: reply)
        case 400...499: .deferred(reason: "the relay did not take the message", reply: reply)
        case 500...599: .rejected(reason: "the relay refused the message", reply: reply, addressRefused: false)
        default: .uncertain(reason: "the relay answered the data with \(reply.code), which means neither yes nor no")
        }
    }

    private func refused(with reply: SMTPReply) -> DeliveryOutcome {
        let isTemporary = (400...499).contains(reply.code)
        switch dialogue.stage {
        case .connecting:
            return relay("the relay's greeting is a refusal", reply, isTemporary ? .throttled : .outOfOrder)
        case .hello: return relay("the relay refused our EHLO", reply, .outOfOrder)
        case .encryption: return relay("the relay cannot encrypt now", reply, .outOfOrder)
        case .login: return relay("the relay refused the login", reply, .outOfOrder)
        case .mail: return relay("the relay refused the sender", reply, isTemporary ? .throttled : .outOfOrder)
        case .recipient where reply.concernsSender:
            return relay("the relay refused the sender", reply, isTemporary ? .throttled : .outOfOrder)
        case .recipient where isTemporary:
            return .deferred(reason: "the relay did not take the recipient", reply: reply)
        case .recipient:
            let known = reply.enhanced?.hasPrefix("5.1.") == true
            return .rejected(reason: "the relay refused the recipient", reply: reply, addressRefused: known)
        case .data, .body, .endOfData:
            return isTemporary
                ? .deferred(reason: "the relay did not take the data", reply: reply)
                : .rejected(reason: "the relay refused the data", reply: reply, addressRefused: false)
        }
    }

    /// Before MAIL the relay is to blame; after it, before the data, the message may be tried again.
    private var withoutReply: DeliveryOutcome {
        guard dialogue.stage < .mail else {
            return .deferred(reason: "\(ending) before the data", reply: nil)
        }
        return relay(connectionTrouble, nil, .outOfOrder)
    }

    private var connectionTrouble: String {
        switch code {
        case .unresolvedHost, .noConnection: "the relay cannot be reached: \(detail)"
        case .certificateRefused: "the relay's certificate is not trusted: \(certificateTrouble)"
        case .unreadableAuthorities: "the file of certificate authorities cannot be used: \(detail)"
        case .handshakeFailed: "the encrypted connection to the relay failed: \(detail)"
        case .encryptionNotOffered: "the relay offers no encryption (STARTTLS), which is required"
        case .loginRefused: "the login at the relay failed: \(detail)"
        case .timedOut: "the relay did not answer in time"
        default: "\(ending) before the login was done"
        }
    }

    /// What libcurl says of a certificate, with what to do about it.
    private var certificateTrouble: String {
        let words = [
            ("expired", "it has expired; the relay needs a new one"),
            ("not yet valid", "it is not valid yet; check this machine's clock"),
            ("subject name", "it is for another host; write the relay's own name in url"),
            ("self-signed", "nobody vouches for it; name it in ca_file if it is the right one"),
            ("self signed", "nobody vouches for it; name it in ca_file if it is the right one"),
            ("local issuer", "who signed it is unknown here; name the authority's certificate in ca_file"),
        ].first { detail.contains($0.0) }?.1
        return words.map { "\($0) (\(detail))" } ?? detail
    }

    private var ending: String {
        switch (cut, code) {
        case (.deadline, _), (nil, .timedOut): "the relay fell silent"
        case (.stop, _): "the service stopped"
        case (.noLogin, _), (.tooLarge, _), (.notBegun, _), (nil, _): "the connection to the relay broke (\(detail))"
        }
    }

    private func relay(_ reason: String, _ reply: SMTPReply?, _ trouble: RelayTrouble) -> DeliveryOutcome {
        .relayUnavailable(reason: reason, reply: reply, trouble)
    }
}

extension DeliveryOutcome {
    static func tooLarge(_ size: Int, limit: Int) -> DeliveryOutcome {
        .rejected(
            reason: "the message has \(size) bytes, and the relay takes at most \(limit)", reply: nil,
            addressRefused: false)
    }
}

extension SMTPReply {
    /// A relay that is not ours to use says so at RCPT, in words: no status code is reserved for it, and the address is
    /// not to blame.
    fileprivate var deniesRelaying: Bool {
        let words = text.lowercased()
        let denies = ["denied", "not permitted", "not allowed", "prohibited", "unable to relay", "cannot relay"]
        return code >= 400 && enhanced?.contains(".1.") != true && words.contains("relay")
            && denies.contains { words.contains($0) }
    }

    /// RFC 3463 §3.2: X.1.7 and X.1.8 are about the sender's address, and many servers look at it only at RCPT.
    fileprivate var concernsSender: Bool {
        ["1.7", "1.8"].contains(enhanced?.dropFirst(2))
    }
}
