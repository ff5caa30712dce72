import MailTransport
import SeminarCore
import TestSupport
import Testing

/// Every fault at every stage of a transfer that logs in.
@Suite(.timeLimit(.minutes(20)))
struct `A fault of the relay` {
    enum Fault: String, CaseIterable, Sendable {
        case refuse, postpone, close, drop, reset, hang, babble, crawl

        var action: SMTPServerAction {
            switch self {
            case .refuse: .reply("554 5.3.0 no")
            case .postpone: .reply("450 4.3.0 not now")
            case .close: .replyAndDrop("421 4.3.2 closing")
            case .drop: .drop
            case .reset: .reset
            case .hang: .hang
            case .babble: .reply("what do you mean?")
            case .crawl: .slowly
            }
        }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var stage: SMTPServerStage
        var fault: Fault

        var testDescription: String { "\(fault) at \(stage)" }

        /// A link that ends tells of nothing but how far it came; so does one that says nothing, or nothing of SMTP's.
        var expected: DeliveryOutcome.Kind {
            switch (fault, stage) {
            case (.crawl, _): .accepted
            case (.close, .endOfData): .deferred
            case (.close, _): .throttled
            case (.refuse, .recipient), (.refuse, .data), (.refuse, .endOfData): .rejected
            case (.postpone, .recipient), (.postpone, .data), (.postpone, .endOfData): .deferred
            case (.postpone, .greeting), (.postpone, .mail): .throttled
            case (.refuse, _), (.postpone, _): .outOfOrder
            case (_, .mail), (_, .recipient), (_, .data): .deferred
            case (_, .body), (_, .endOfData): .uncertain
            default: .outOfOrder
            }
        }
    }

    static let rows: [Row] = {
        let replied: [SMTPServerStage] = [.greeting, .hello, .login, .mail, .recipient, .data, .endOfData]
        let unreplied: [Fault] = [.drop, .reset, .hang]
        return replied.flatMap { stage in Fault.allCases.map { Row(stage: stage, fault: $0) } }
            + unreplied.map { Row(stage: .body, fault: $0) }
    }()

    private func options(_ server: ScriptedSMTPServer) -> SMTPOptions {
        .trying(server) { $0.login = .init(user: "seminar", secret: .text("secret")) }
    }

    @Test(arguments: rows)
    func `costs the message what it must, and the next one nothing`(_ row: Row) async throws {
        let server = try ScriptedSMTPServer(
            .at(row.stage, connection: 1, row.fault.action), extensions: ["AUTH PLAIN"])
        var options = options(server)
        // A short message is with the system at once, and what is awaited is the reply to its end. Words that are no reply
        // are waited after as long as for none.
        if [.hang, .babble].contains(row.fault) { options.hurry(at: row.stage == .body ? .endOfData : row.stage) }
        let transport = SMTPTransport(options)
        let outcome = await transport.delivers(try .sample(to: "first@example.org"))
        #expect(outcome.kind == row.expected, "\(outcome)")
        #expect(!"\(outcome)".contains("secret"))

        server.release()
        let next = await transport.delivers(try .sample(to: "second@example.org"))
        #expect(next.kind == .accepted || row.connectionIsKept, "\(next)")
    }

    @Test(arguments: ["554 5.3.0 no", "454 4.7.0 not available", "220 go on\n250 injected\n250 injected"])
    func `at STARTTLS lets nothing out in the clear`(_ reply: String) async throws {
        let server = try ScriptedSMTPServer(
            .at(.encryption, .replyAndDrop(reply)), extensions: ["STARTTLS", "AUTH PLAIN"])
        var options = options(server)
        options.encryption = .required
        let outcome = await SMTPTransport(options).delivers(try .sample())
        #expect(outcome.kind == .outOfOrder, "\(outcome)")
        #expect(server.logins.isEmpty && !server.dialogue.contains { $0.contains("MAIL") })
    }

    @Test func `that is a missing login sends nothing`() async throws {
        let server = try ScriptedSMTPServer()
        let outcome = await SMTPTransport(options(server)).delivers(try .sample())
        #expect(outcome.kind == .outOfOrder && outcome.reason.contains("offers no login"))
        #expect(!server.dialogue.contains { $0.contains("RCPT") })
    }
}

extension `A fault of the relay`.Row {
    /// After a refusal at the final dot the connection goes on, and the script of this test with it.
    fileprivate var connectionIsKept: Bool { stage == .endOfData && (fault == .refuse || fault == .postpone) }
}

@Suite(.timeLimit(.minutes(20)))
struct `A size limit of the relay` {
    private let large = "Subject: large\r\n\r\n" + String(repeating: "x\r\n", count: 400)

    @Test func `refuses a larger message before its data, and takes a smaller one`() async throws {
        let server = try ScriptedSMTPServer(extensions: ["SIZE 1000", "8BITMIME"])
        let transport = SMTPTransport(.trying(server))
        let outcome = await transport.delivers(try .sample(text: large))
        #expect(outcome.kind == .rejected)
        #expect(outcome.reason == "the message has \(large.utf8.count) bytes, and the relay takes at most 1000")
        #expect(!server.dialogue.contains { $0.contains("DATA") })
        #expect(await transport.delivers(try .sample()).kind == .accepted)
    }

    @Test func `is remembered for as long as the connection is kept`() async throws {
        let server = try ScriptedSMTPServer(extensions: ["SIZE 1000"])
        let transport = SMTPTransport(.trying(server))
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(await transport.delivers(try .sample(text: large)).kind == .rejected)
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(server.connectionCount == 1)
    }

    @Test(arguments: ["SIZE", "SIZE 0", "SIZE much", "SIZE 5000"])
    func `that is none, or large enough, is none`(_ keyword: String) async throws {
        let server = try ScriptedSMTPServer(extensions: [keyword])
        #expect(await SMTPTransport(.trying(server)).delivers(try .sample(text: large)).kind == .accepted)
    }
}
