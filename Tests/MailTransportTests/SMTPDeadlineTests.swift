import MailTransport
import SeminarCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(20)))
struct `A relay that falls silent` {
    private func hurried(_ server: ScriptedSMTPServer, at stage: SMTPServerStage) -> SMTPOptions {
        .trying(server) { $0.hurry(at: stage) }
    }

    @Test(arguments: [
        (SMTPServerStage.greeting, DeliveryOutcome.Kind.outOfOrder), (.hello, .outOfOrder), (.mail, .deferred),
        (.recipient, .deferred), (.data, .deferred), (.body, .uncertain), (.endOfData, .uncertain),
    ])
    func `is left at the deadline`(_ stage: SMTPServerStage, _ kind: DeliveryOutcome.Kind) async throws {
        let server = try ScriptedSMTPServer(.at(stage, .hang))
        // A short message is with the system at once, and what is awaited is the reply to its end.
        let options = hurried(server, at: stage == .body ? .endOfData : stage)
        let outcome = await SMTPTransport(options).delivers(try .sample())
        #expect(outcome.kind == kind, "\(outcome)")
    }

    @Test func `in the middle of a long message is left at the deadline`() async throws {
        let server = try ScriptedSMTPServer(.at(.body, .hang))
        let text = "Subject: long\r\n\r\n" + String(repeating: "0123456789\r\n", count: 1_000_000)
        let outcome = await SMTPTransport(hurried(server, at: .body)).delivers(try .sample(text: text))
        #expect(outcome.kind == .uncertain)
    }

    @Test func `on a kept connection is called anew before the message counts as failed`() async throws {
        let server = try ScriptedSMTPServer(.at(.mail, connection: 1, message: 2, .hang))
        let transport = SMTPTransport(hurried(server, at: .mail))
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(server.messages.map(\.connection) == [1, 2])
    }

    @Test(arguments: [
        (SMTPServerStage.mail, DeliveryOutcome.Kind.deferred), (.endOfData, .uncertain),
    ])
    func `holds up no shutdown`(_ stage: SMTPServerStage, _ kind: DeliveryOutcome.Kind) async throws {
        let server = try ScriptedSMTPServer(.at(stage, .hang))
        let relay = SMTPConnections(.trying(server), atMost: 1)
        let message = try OutgoingMessage.sample()
        async let outcome = relay.delivers(message)
        await server.reached(stage)
        relay.stop()
        #expect(await outcome.kind == kind)
        #expect(await relay.delivers(message).kind == .deferred)
        #expect(server.connectionCount == 1)
    }
}
