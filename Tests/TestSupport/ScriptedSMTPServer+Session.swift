import Foundation

/// One connection, served on a thread of its own (RFC 5321 §3).
struct SMTPServerSession {
    private let number: Int
    private let peer: LoopbackSocket
    private let events: SMTPServerEvents
    private var message = 0
    private var sender = ""
    private var recipients: [String] = []
    private var lastReply = ""
    /// The stored message whose reply is still to come.
    private var unanswered: Int?

    init(number: Int, peer: LoopbackSocket, events: SMTPServerEvents) {
        self.number = number
        self.peer = peer
        self.events = events
    }

    /// Ends when either side closes, or the script says so; the connection is closed then.
    mutating func run() {
        defer { peer.close() }
        guard answer(.greeting, usually: "220 scripted.test ready") else { return }
        while let line = peer.readLine() {
            let command = String(decoding: line, as: UTF8.self).trimmingLineEnd()
            events.note("\(number) C: \(command)")
            guard obey(command) else { return }
        }
    }

    private mutating func obey(_ command: String) -> Bool {
        switch command.prefix(4).uppercased() {
        case "EHLO": return answer(.hello, usually: hello)
        case "HELO": return answer(.hello, usually: "250 scripted.test")
        case "STAR": return answer(.encryption, usually: "502 5.5.1 not here")
        case "AUTH": return logIn(command)
        case "MAIL":
            message = events.messageBegan()
            sender = command.betweenAngles
            recipients = []
            return answer(.mail, usually: "250 2.1.0 ok")
        case "RCPT":
            recipients.append(command.betweenAngles)
            return answer(.recipient, usually: "250 2.1.5 ok")
        case "DATA":
            return answer(.data, usually: "354 go on") && (!lastReply.hasPrefix("354") || receive())
        case "QUIT":
            _ = answer(.quit, usually: "221 2.0.0 bye")
            return false
        default: return say("502 5.5.1 not here")
        }
    }

    private var hello: String {
        let lines = ["scripted.test"] + events.extensions
        return lines.enumerated()
            .map { "250\($0.offset == lines.count - 1 ? " " : "-")\($0.element)" }.joined(separator: "\n")
    }

    /// The initial response, or the answers to as many challenges as the mechanism has (RFC 4954 §4).
    private mutating func logIn(_ command: String) -> Bool {
        let words = command.split(separator: " ")
        var answers = words.dropFirst(2).map(String.init)
        let challenges = words.count > 1 && words[1].uppercased() == "LOGIN" ? ["VXNlcm5hbWU6", "UGFzc3dvcmQ6"] : [""]
        for challenge in challenges.dropFirst(answers.count) {
            guard say("334 \(challenge)"), let line = peer.readLine() else { return false }
            events.note("\(number) C: (credentials)")
            answers.append(String(decoding: line, as: UTF8.self).trimmingLineEnd())
        }
        events.loggedIn(words.dropFirst().prefix(1).map(String.init) + answers.map(\.decodedBase64))
        return answer(.login, usually: "235 2.7.0 welcome")
    }

    private mutating func receive() -> Bool {
        guard answer(.body, usually: nil), let bytes = readMessage() else { return false }
        unanswered = events.store(
            SMTPServerMessage(connection: number, sender: sender, recipients: recipients, bytes: bytes, reply: ""))
        return answer(.endOfData, usually: "250 2.0.0 Ok: queued as \(message)") && answer(.idle, usually: nil)
    }

    /// The lines up to the final dot, dot-stuffing undone (RFC 5321 §4.5.2); nil if the connection ended before it.
    private func readMessage() -> [UInt8]? {
        let dot = UInt8(ascii: ".")
        var bytes: [UInt8] = []
        while let line = peer.readLine() {
            if line == [dot, UInt8(ascii: "\r"), UInt8(ascii: "\n")] { return bytes }
            bytes += line.first == dot ? line.dropFirst() : line[...]
        }
        return nil
    }

    // MARK: Answers

    /// Does what the script says at a stage, else gives the usual reply, if any; false ends the connection.
    private mutating func answer(_ stage: SMTPServerStage, usually usual: String?) -> Bool {
        lastReply = ""
        let action = events.action(at: stage, connection: number, message: message, recipient: recipients.last)
        events.reach(stage)
        switch action {
        case nil: return usual.map { say($0) } ?? true
        case .reply(let text): return say(text)
        case .replyAndDrop(let text):
            _ = say(text)
            return false
        case .drop: return false
        case .reset:
            peer.reset()
            return false
        case .slowly: return usual.map { say($0, slowly: true) } ?? true
        case .hang:
            events.untilReleased {}
            return false
        case .fallSilent:
            while peer.readLine() != nil {}
            return false
        case .replyWhenReleased(let text):
            return events.untilReleased { say(text) }
        case .releaseOthers:
            events.releaseAll()
            return usual.map { say($0) } ?? true
        }
    }

    private mutating func say(_ text: String, slowly: Bool = false) -> Bool {
        lastReply = text
        if let index = unanswered.take() { events.answered(index, with: text) }
        for line in text.split(separator: "\n") { events.note("\(number) S: \(line)") }
        let bytes = Array((text.replacing("\n", with: "\r\n") + "\r\n").utf8)
        return slowly ? peer.writeSlowly(bytes) : peer.write(bytes)
    }
}

extension String {
    fileprivate var betweenAngles: String {
        guard let start = firstIndex(of: "<"), let end = lastIndex(of: ">") else { return self }
        return String(self[index(after: start)..<end])
    }

    /// With its control characters as spaces, which is how the mechanisms part their fields.
    fileprivate var decodedBase64: String {
        let text = Data(base64Encoded: self).map { String(decoding: $0, as: UTF8.self) } ?? self
        return String(text.map { $0.isASCII && ($0.asciiValue ?? 0) < 0x20 ? " " : $0 })
    }

    fileprivate func trimmingLineEnd() -> String {
        String(prefix { !$0.isNewline })
    }
}
