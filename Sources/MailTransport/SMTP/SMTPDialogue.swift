import SeminarCore

/// Follows a transfer by what went over the wire.
///
/// libcurl's own account does not serve: its response code can be that of an earlier command, and a reply to QUIT looks
/// like any other.
struct SMTPDialogue: Sendable {
    private(set) var stage = SMTPStage.connecting
    /// The last complete reply to what was sent last.
    private(set) var reply: SMTPReply?
    /// Whether this transfer saw the connection's greeting; without it the connection is one from before.
    private(set) var wasGreeted = false
    private(set) var hasLoggedIn = false
    /// The largest message that the server takes, in octets, where it says so (RFC 1870 §3).
    private(set) var sizeLimit: Int?

    private var isOver = false
    private var lines = SMTPReplyLines()

    mutating func sent(_ command: String) {
        // An answer to a challenge is base64, which may spell any verb.
        if isOver || (stage == .login && reply?.code == 334) { return }
        guard let next = Self.stage(after: command) else {
            isOver = isOver || command.uppercased().hasPrefix("QUIT")
            return
        }
        stage = next
        // libcurl answers a refusal of EHLO by HELO, over a connection that may be gone: the refusal still counts then.
        if !command.uppercased().hasPrefix("HELO") { reply = nil }
        // What is announced after STARTTLS replaces what anybody could announce before it.
        if next == .hello { sizeLimit = nil }
    }

    mutating func heard(_ line: [UInt8]) {
        if stage == .hello { sizeLimit = Self.sizeLimit(in: line) ?? sizeLimit }
        guard !isOver, let complete = lines.adding(line) else { return }
        reply = complete
        switch (stage, complete.code) {
        case (.connecting, _): wasGreeted = true
        case (.login, 200...299): hasLoggedIn = true
        case (.data, 354):
            stage = .body
            reply = nil
        default: break
        }
    }

    /// All bytes of the message are with libcurl, which now sends the final dot.
    mutating func bodyEnded() {
        stage = .endOfData
        reply = nil
    }

    /// The reply that settles the message's fate; nothing after it matters any more.
    var finalReply: SMTPReply? { stage == .endOfData ? reply : nil }

    /// `250-SIZE 10240000`; no number, or 0, is no limit.
    private static func sizeLimit(in line: [UInt8]) -> Int? {
        let words = String(decoding: line.dropFirst(4), as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 2, words[0].uppercased() == "SIZE", let limit = Int(words[1]), limit > 0 else {
            return nil
        }
        return limit
    }

    private static func stage(after command: String) -> SMTPStage? {
        switch command.prefix(while: \.isLetter).uppercased() {
        case "EHLO", "HELO": .hello
        case "STARTTLS": .encryption
        case "AUTH": .login
        case "MAIL": .mail
        case "RCPT": .recipient
        case "DATA": .data
        default: nil
        }
    }
}
