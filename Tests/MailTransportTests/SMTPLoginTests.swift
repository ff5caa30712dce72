import MailTransport
import SeminarCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct `A login` {
    private func options(_ server: ScriptedSMTPServer, password: String = "secret") -> SMTPOptions {
        .trying(server) { $0.login = .init(user: "seminar", password: password) }
    }

    @Test(arguments: ["secret", "DATA", "QUIT"])
    func `comes before the message`(_ password: String) async throws {
        let server = try ScriptedSMTPServer(extensions: ["AUTH PLAIN"])
        let transport = SMTPTransport(options(server, password: password))
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(server.dialogue.contains("1 C: (credentials)"))
        #expect(server.connectionCount == 1)
    }

    @Test(arguments: ["535 5.7.8 wrong password", "454 4.7.0 try later"])
    func `that fails is the relay's trouble, told without the password`(_ reply: String) async throws {
        let server = try ScriptedSMTPServer(.at(.login, .reply(reply)), extensions: ["AUTH PLAIN"])
        let outcome = await SMTPTransport(options(server)).delivers(try .sample())
        #expect(outcome.kind == .outOfOrder)
        #expect(outcome.reply?.code == Int(reply.prefix(3)))
        #expect(!"\(outcome)".contains("secret"))
    }

    @Test func `that the relay does not offer keeps the message here`() async throws {
        let server = try ScriptedSMTPServer()
        let outcome = await SMTPTransport(options(server)).delivers(try .sample())
        #expect(outcome.kind == .outOfOrder)
        #expect(outcome.reason == "the relay offers no login, but a user is configured")
        #expect(!server.dialogue.contains { $0.contains("RCPT") })
    }

    @Test func `never prints its password`() throws {
        let login = SMTPOptions.Login(user: "seminar", password: "secret")
        var dumped = ""
        dump(SMTPOptions(url: "smtps://mail.example.org", login: login), to: &dumped)
        #expect(!(dumped + "\(login)" + String(reflecting: login)).contains("secret"))
    }
}
