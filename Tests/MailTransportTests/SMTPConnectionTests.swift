import MailTransport
import SeminarCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(20)))
struct `A kept connection` {
    @Test func `carries one message after the other`() async throws {
        let server = try ScriptedSMTPServer()
        let transport = SMTPTransport(.trying(server))
        for _ in 1...3 { #expect(await transport.delivers(try .sample()).kind == .accepted) }
        #expect(server.connectionCount == 1)
        #expect(server.messages.count == 3)
    }

    @Test(arguments: ["550 5.6.0 no", "450 4.2.0 later"])
    func `goes on after a message was refused at the final dot`(_ reply: String) async throws {
        let server = try ScriptedSMTPServer(.at(.endOfData, message: 1, .reply(reply)))
        let transport = SMTPTransport(.trying(server))
        #expect(await transport.delivers(try .sample()).reply?.code == Int(reply.prefix(3)))
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(server.connectionCount == 1)
    }

    @Test func `that the relay closed meanwhile costs the next message nothing`() async throws {
        let server = try ScriptedSMTPServer(.at(.idle, connection: 1, .drop))
        let transport = SMTPTransport(.trying(server))
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        await server.reached(.closed)
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(server.connectionCount == 2)
    }

    @Test(arguments: [SMTPServerAction.replyAndDrop("421 4.4.2 idle too long"), .reply("421 4.4.2 idle too long")])
    func `that the relay ends with a 421 costs the next message nothing`(_ action: SMTPServerAction) async throws {
        let server = try ScriptedSMTPServer(.at(.idle, connection: 1, action))
        let transport = SMTPTransport(.trying(server))
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        await server.reached(.idle)
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(server.messages.map(\.connection) == [1, 2])
    }

    @Test(arguments: [SMTPServerAction.drop, .replyAndDrop("421 4.4.2 enough")])
    func `that ends at the next MAIL is replaced by a fresh one`(_ action: SMTPServerAction) async throws {
        let server = try ScriptedSMTPServer(.at(.mail, message: 2, action))
        let transport = SMTPTransport(.trying(server))
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(server.messages.map(\.connection) == [1, 2])
    }

    @Test func `is replaced once only, and the second failure counts`() async throws {
        let server = try ScriptedSMTPServer(
            .at(.mail, message: 1, .reply("250 ok")), .at(.mail, .replyAndDrop("421 4.4.2 enough")))
        let transport = SMTPTransport(.trying(server))
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(await transport.delivers(try .sample()).kind == .throttled)
        #expect(server.connectionCount == 2)
    }

    @Test func `is given up after a late reply, which so never meets the next message`() async throws {
        let server = try ScriptedSMTPServer(
            .at(.endOfData, message: 1, .replyWhenReleased("550 5.1.1 refused, late")))
        let transport = SMTPTransport(.trying(server) { $0.hurry(at: .endOfData) })
        #expect(await transport.delivers(try .sample(text: "Subject: late\r\n\r\n")).kind == .uncertain)
        server.release()
        let next = await transport.delivers(try .sample(to: "innocent@example.org"))
        #expect(next.kind == .accepted)
        #expect(server.messages.map(\.connection) == [1, 2])
    }

    @Test func `is not trusted after a stale 250`() async throws {
        let server = try ScriptedSMTPServer(.at(.recipient, message: 2, .drop))
        let transport = SMTPTransport(.trying(server))
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        server.follow(.at(.recipient, .drop))
        #expect(await transport.delivers(try .sample()).kind == .deferred)
        #expect(server.messages.count == 1)
    }

    @Test func `is closed politely when there is nothing to send`() async throws {
        let server = try ScriptedSMTPServer()
        let transport = SMTPTransport(.trying(server))
        _ = await transport.delivers(try .sample())
        await onThread { transport.hangUp() }
        await server.reached(.closed)
        #expect(server.dialogue.contains("1 C: QUIT"))
        #expect(await transport.delivers(try .sample()).kind == .accepted)
    }

    @Test func `is closed politely when it has carried nothing for a while`() async throws {
        let server = try ScriptedSMTPServer()
        let relay = SMTPConnections(.trying(server) { $0.idleLimit = .milliseconds(50) }, atMost: 2)
        for _ in 1...2 {
            #expect(await relay.delivers(try .sample()).kind == .accepted)
            await server.reached(.closed, times: server.connectionCount)
        }
        #expect(server.dialogue.count { $0.hasSuffix("C: QUIT") } == 2)
    }

    @Test func `is borrowed by one thread at a time, up to the number allowed`() async throws {
        let server = try ScriptedSMTPServer()
        let relay = SMTPConnections(.trying(server), atMost: 3)
        let message = try OutgoingMessage.sample()
        let kinds = await withTaskGroup(of: DeliveryOutcome.Kind.self) { group in
            for _ in 1...20 { group.addTask { await relay.delivers(message).kind } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(kinds == Array(repeating: .accepted, count: 20))
        #expect(server.messages.count == 20)
        #expect(server.connectionCount <= 3)
    }
}
