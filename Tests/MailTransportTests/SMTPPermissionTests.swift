import MailTransport
import SeminarCore
import Synchronization
import TestSupport
import Testing

/// Until its first byte goes out a message has certainly not arrived: until then it may wait, or be taken back.
@Suite(.timeLimit(.minutes(20)))
struct `The permission to begin a message` {
    @Test func `is asked once the relay has taken the recipient and waits for the data`() async throws {
        let server = try ScriptedSMTPServer()
        let transport = SMTPTransport(.trying(server))
        let message = try OutgoingMessage.sample()
        let asked = Mutex(0)
        let outcome = await onThread {
            transport.deliver(message) {
                asked.withLock { $0 += 1 }
                return server.messages.isEmpty
            }
        }
        #expect(outcome.kind == .accepted && asked.withLock { $0 } == 1)
    }

    @Test func `is not asked for a recipient that the relay refuses`() async throws {
        let server = try ScriptedSMTPServer(.at(.recipient, .reply("550 5.1.1 no such user")))
        let transport = SMTPTransport(.trying(server))
        let message = try OutgoingMessage.sample()
        let asked = Mutex(0)
        let outcome = await onThread {
            transport.deliver(message) {
                asked.withLock { $0 += 1 }
                return true
            }
        }
        #expect(outcome.kind == .addressRefused && asked.withLock { $0 } == 0)
    }

    @Test func `if it is not given, nothing of the message is sent, and the next one goes`() async throws {
        let server = try ScriptedSMTPServer()
        let transport = SMTPTransport(.trying(server))
        let message = try OutgoingMessage.sample()
        let taken = await onThread { transport.deliver(message) { false } }
        #expect(taken.kind == .deferred)
        #expect(await transport.delivers(message).kind == .accepted)
        #expect(server.messages.count == 1)
    }
}
