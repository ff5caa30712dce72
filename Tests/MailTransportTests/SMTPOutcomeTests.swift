import MailTransport
import SeminarCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(20)))
struct `The outcome of a message` {
    @Test func `is accepted with the server's words when the final dot is answered by 250`() async throws {
        let server = try ScriptedSMTPServer()
        let outcome = await SMTPTransport(.trying(server)).delivers(try .sample())
        #expect(outcome == .accepted(reply: SMTPReply(code: 250, enhanced: "2.0.0", text: "Ok: queued as 1")))
        #expect(server.messages.map(\.recipients) == [["student@example.org"]])
        #expect(server.messages.map(\.sender) == ["seminar@example.org"])
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var stage: SMTPServerStage
        var action: SMTPServerAction
        var kind: DeliveryOutcome.Kind

        init(_ stage: SMTPServerStage, _ reply: String, _ kind: DeliveryOutcome.Kind) {
            (self.stage, action, self.kind) = (stage, .reply(reply), kind)
        }

        init(drop stage: SMTPServerStage, _ kind: DeliveryOutcome.Kind) {
            (self.stage, action, self.kind) = (stage, .drop, kind)
        }

        var testDescription: String { "\(stage) \(action) → \(kind)" }
    }

    @Test(arguments: [
        Row(.greeting, "421 4.3.2 too busy", .throttled),
        Row(.greeting, "450 4.3.2 come back later", .throttled),
        Row(.greeting, "554 5.3.2 no SMTP service here", .outOfOrder),
        Row(.hello, "550 5.7.1 go away", .outOfOrder),
        Row(.hello, "421 4.3.2 shutting down", .throttled),
        Row(.mail, "421 4.7.0 too many messages", .throttled),
        Row(.mail, "451 4.7.1 greylisted", .throttled),
        Row(.mail, "553 5.1.8 sender unknown", .outOfOrder),
        Row(.mail, "530 5.7.0 login first", .outOfOrder),
        Row(.recipient, "450 4.2.1 mailbox busy", .deferred),
        Row(.recipient, "550 5.1.1 no such user", .addressRefused),
        Row(.recipient, "550 no such user", .rejected),
        Row(.recipient, "552 5.2.2 mailbox full", .rejected),
        Row(.recipient, "554 5.7.1 Relay access denied", .outOfOrder),
        Row(.recipient, "454 4.7.1 Relay access denied", .outOfOrder),
        Row(.recipient, "550 5.1.1 the relay denied this user", .addressRefused),
        Row(.recipient, "550 5.1.8 sender's domain not found", .outOfOrder),
        Row(.recipient, "450 4.1.8 sender's domain not found", .throttled),
        Row(.recipient, "421 4.7.0 too many errors", .throttled),
        Row(.data, "451 4.3.0 no space", .deferred),
        Row(.data, "554 5.5.1 no valid recipients", .rejected),
        Row(.endOfData, "250 ok", .accepted),
        Row(.endOfData, "250", .accepted),
        Row(.endOfData, "252 2.0.0 taken, will try", .accepted),
        Row(.endOfData, "451 4.7.1 try later", .deferred),
        Row(.endOfData, "421 4.3.2 shutting down", .deferred),
        Row(.endOfData, "550 5.1.1 no such user after all", .rejected),
        Row(.endOfData, "554 5.6.0 content refused", .rejected),
        Row(.endOfData, "354 pardon?", .uncertain),
    ])
    func `follows the reply and the stage`(_ row: Row) async throws {
        let server = try ScriptedSMTPServer(.at(row.stage, row.action))
        let outcome = await SMTPTransport(.trying(server)).delivers(try .sample())
        #expect(outcome.kind == row.kind, "\(outcome)")
        #expect(outcome.reply != nil || outcome.kind == .uncertain)
    }

    @Test(arguments: [
        Row(drop: .greeting, .outOfOrder), Row(drop: .hello, .outOfOrder), Row(drop: .mail, .deferred),
        Row(drop: .recipient, .deferred), Row(drop: .data, .deferred), Row(drop: .body, .uncertain),
        Row(drop: .endOfData, .uncertain),
    ])
    func `of a link that drops depends on the 354 alone`(_ row: Row) async throws {
        let server = try ScriptedSMTPServer(.at(row.stage, row.action))
        let outcome = await SMTPTransport(.trying(server)).delivers(try .sample())
        #expect(outcome.kind == row.kind, "\(outcome)")
        #expect(outcome.reply == nil)
    }

    @Test func `keeps a reply of several lines whole and free of control characters`() async throws {
        let server = try ScriptedSMTPServer(
            .at(.recipient, .reply("550-5.1.1 The user\n550-5.1.1 \u{1B}[31mis\n550 5.1.1 gone")))
        let outcome = await SMTPTransport(.trying(server)).delivers(try .sample())
        #expect(outcome.reply == SMTPReply(code: 550, enhanced: "5.1.1", text: "The user  [31mis gone"))
    }

    @Test func `is the relay's trouble where nobody listens`() async throws {
        let server = try ScriptedSMTPServer()
        server.stop()
        let outcome = await SMTPTransport(.trying(server)).delivers(try .sample())
        #expect(outcome.kind == .outOfOrder)
        #expect(outcome.reason.contains("cannot be reached"))
    }

    @Test func `is the relay's trouble where encryption is required and not offered`() async throws {
        let server = try ScriptedSMTPServer()
        let transport = SMTPTransport(.trying(server) { $0.encryption = .required })
        let outcome = await transport.delivers(try .sample())
        #expect(outcome.kind == .outOfOrder)
        #expect(outcome.reason == "the relay offers no encryption (STARTTLS), which is required")
        #expect(!server.dialogue.contains { $0.contains("MAIL") })
    }
}
