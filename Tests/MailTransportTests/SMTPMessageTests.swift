import MailTransport
import SeminarCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(20)))
struct `A message on its way` {
    @Test(arguments: [
        "Subject: dots\r\n\r\n.\r\n..\r\n.leading\r\nend\r\n",
        ".at the very start\r\n\r\nbody\r\n",
        "Subject: ends in a dot\r\n\r\nbody\r\n.\r\n",
        "Subject: blank lines\r\n\r\n\r\n\r\n",
        "Subject: nothing but the header\r\n",
    ])
    func `arrives byte for byte`(_ text: String) async throws {
        let server = try ScriptedSMTPServer()
        #expect(await SMTPTransport(.trying(server)).delivers(try .sample(text: text)).kind == .accepted)
        #expect(server.messages.map(\.text) == [text])
    }

    /// Told the size, libcurl ends the data when it has sent that many bytes, with the dots it added counted in: of this
    /// message it would send the first 65,536 bytes, 600 more as dots, and report success.
    @Test func `loses nothing at its end when its lines begin with dots`() async throws {
        let server = try ScriptedSMTPServer()
        let dotted = "Subject: dots\r\n\r\n" + String(repeating: ".dotted\r\n", count: 600)
        let full = dotted + String(repeating: "x", count: 65_536 - dotted.utf8.count - 2) + "\r\n"
        let text = full + String(repeating: "y", count: 598) + "\r\n"
        #expect(await SMTPTransport(.trying(server)).delivers(try .sample(text: text)).kind == .accepted)
        #expect(server.messages.first?.text == text)
    }

    @Test func `without a line end at its end gets one`() async throws {
        let server = try ScriptedSMTPServer()
        #expect(await SMTPTransport(.trying(server)).delivers(try .sample(text: "A: b\r\n\r\nend")).kind == .accepted)
        #expect(server.messages.map(\.text) == ["A: b\r\n\r\nend\r\n"])
    }

    @Test(arguments: [
        "A: b\r\n\r\nlone\n.\r\nMAIL FROM:<x>\r\n", "A: b\r\n\r\nlone\rreturn\r\n", "A: b\r\n\r\n\0\r\n", "A\r",
    ])
    func `that could pretend to end is refused before a connection is made`(_ text: String) async throws {
        let server = try ScriptedSMTPServer()
        #expect(await SMTPTransport(.trying(server)).delivers(try .sample(text: text)).kind == .rejected)
        #expect(server.connectionCount == 0)
    }

    @Test(arguments: [
        "a@example.org\r\nRCPT TO:<b@example.org>", "a@example.org\n", "a\0@example.org", "a b@example.org", "a",
    ])
    func `cannot be addressed to what would be a command of its own`(_ address: String) {
        #expect(throws: InvalidEmailAddress.self) { try OutgoingMessage.sample(to: address) }
    }

    @Test func `is announced by the name we were given`() async throws {
        let server = try ScriptedSMTPServer()
        _ = await SMTPTransport(.trying(server)).delivers(try .sample())
        #expect(
            server.dialogue.prefix(3) == [
                "1 S: 220 scripted.test ready", "1 C: EHLO client.test", "1 S: 250 scripted.test",
            ])
        #expect(server.dialogue.contains("1 C: MAIL FROM:<seminar@example.org>"))
    }
}
