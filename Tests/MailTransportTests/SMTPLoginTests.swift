import Foundation
import MailTransport
import SeminarCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(20)))
struct `A login` {
    private func options(_ server: ScriptedSMTPServer, password: String = "secret") -> SMTPOptions {
        .trying(server) { $0.login = .init(user: "seminar", secret: .text(password)) }
    }

    @Test(arguments: ["secret", "DATA", "QUIT"])
    func `comes before the message`(_ password: String) async throws {
        let server = try ScriptedSMTPServer(extensions: ["AUTH PLAIN"])
        let transport = SMTPTransport(options(server, password: password))
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(server.logins == [["PLAIN", " seminar \(password)"]])
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
        let login = SMTPOptions.Login(user: "seminar", secret: .text("secret"))
        var dumped = ""
        dump(SMTPOptions(url: "smtps://mail.example.org", login: login), to: &dumped)
        #expect(!(dumped + "\(login)" + String(reflecting: login)).contains("secret"))
    }

    @Test(arguments: ["AUTH LOGIN", "AUTH LOGIN XOAUTH2"])
    func `goes by LOGIN where the relay knows nothing else for a password`(_ offered: String) async throws {
        let server = try ScriptedSMTPServer(extensions: [offered])
        #expect(await SMTPTransport(options(server)).delivers(try .sample()).kind == .accepted)
        #expect(server.logins == [["LOGIN", "seminar", "secret"]])
    }

    @Test func `by no mechanism that both know is the relay's trouble`() async throws {
        let server = try ScriptedSMTPServer(extensions: ["AUTH XOAUTH2"])
        let outcome = await SMTPTransport(options(server)).delivers(try .sample())
        #expect(outcome.kind == .outOfOrder && outcome.reason.hasPrefix("the login at the relay failed"))
    }

    @Test func `reads its password from the file when it connects, its first line alone`() async throws {
        let server = try ScriptedSMTPServer(extensions: ["AUTH PLAIN"])
        let file = try SecretOnDisk("first\nnot this\n")
        let transport = SMTPTransport(
            .trying(server) { $0.login = .init(user: "seminar", secret: .file(file.path, .password)) })
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        await onThread { transport.hangUp() }
        try file.write("second")
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(server.logins.map { $0[1] } == [" seminar first", " seminar second"])
    }

    @Test func `that is refused over a connection opened anew is tried with the password of now`() async throws {
        let server = try ScriptedSMTPServer(
            .at(.idle, connection: 1, .drop), .at(.login, connection: 2, .reply("535 5.7.8 changed")),
            extensions: ["AUTH PLAIN"])
        let file = try SecretOnDisk("first")
        let transport = SMTPTransport(
            .trying(server) { $0.login = .init(user: "seminar", secret: .file(file.path, .password)) })
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        await server.reached(.closed)
        try file.write("second")
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(server.logins.last == ["PLAIN", " seminar second"])
    }

    @Test(arguments: ["", "\n"])
    func `without a secret to read asks nobody, and says where it was sought`(_ text: String) async throws {
        let server = try ScriptedSMTPServer(extensions: ["AUTH PLAIN"])
        let file = try SecretOnDisk(text)
        for path in [file.path, "/nowhere/secret"] {
            let transport = SMTPTransport(
                .trying(server) { $0.login = .init(user: "seminar", secret: .file(path, .password)) })
            let outcome = await transport.delivers(try .sample())
            #expect(outcome.kind == .outOfOrder && outcome.reason.contains(path))
        }
        #expect(server.connectionCount == 0)
    }
}

@Suite(.timeLimit(.minutes(20)))
struct `A login with a token` {
    private func transport(_ server: ScriptedSMTPServer, _ secret: LoginSecret) -> SMTPTransport {
        SMTPTransport(.trying(server) { $0.login = .init(user: "seminar@example.org", secret: secret) })
    }

    @Test(arguments: ["XOAUTH2", "OAUTHBEARER"])
    func `goes by the mechanism that the relay offers, never as a password`(_ mechanism: String) async throws {
        let server = try ScriptedSMTPServer(extensions: ["AUTH PLAIN LOGIN CRAM-MD5 \(mechanism)"])
        let file = try SecretOnDisk("ya29.token\n")
        #expect(await transport(server, .file(file.path, .token)).delivers(try .sample()).kind == .accepted)
        #expect(server.logins.first?.first == mechanism)
        #expect(server.logins.first?.last?.contains("Bearer ya29.token") == true)
    }

    @Test func `that has expired is read anew, once`() async throws {
        let expired = SMTPServerAction.reply("535 5.7.8 token expired")
        let server = try ScriptedSMTPServer(.at(.login, connection: 1, expired), extensions: ["AUTH XOAUTH2"])
        let file = try SecretOnDisk("1")
        let next = "n=$(cat '\(file.path)'); echo token-$n; echo $((n + 1)) > '\(file.path)'"
        let transport = transport(server, .command(next, life: .seconds(3000)))
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(server.logins.compactMap { $0.last?.suffix(9).prefix(7) } == ["token-1", "token-2"])
    }

    @Test func `that is refused and still the same opens no second connection`() async throws {
        let server = try ScriptedSMTPServer(
            .at(.login, .reply("535 5.7.8 who are you")), extensions: ["AUTH XOAUTH2"])
        let outcome = await transport(server, .command("echo same", life: .seconds(3000))).delivers(try .sample())
        #expect(outcome.kind == .outOfOrder && outcome.reply?.code == 535)
        #expect(server.connectionCount == 1)
    }

    @Test func `from a command is used again for its life`() async throws {
        let server = try ScriptedSMTPServer(.at(.idle, .drop), extensions: ["AUTH XOAUTH2"])
        let file = try SecretOnDisk("1")
        let next = "n=$(cat '\(file.path)'); echo token-$n; echo $((n + 1)) > '\(file.path)'"
        let transport = transport(server, .command(next, life: .seconds(3000)))
        for count in 1...3 {
            #expect(await transport.delivers(try .sample()).kind == .accepted)
            await server.reached(.closed, times: count)
        }
        #expect(Set(server.logins.compactMap(\.last)).count == 1 && server.logins.count == 3)
    }

    @Test(arguments: [("exit 3", "ended with status 3"), ("sleep 60", "did not end within"), ("true", "no secret")])
    func `whose command fails is the relay's trouble, told without what it printed`(
        command: String, words: String
    ) async throws {
        let server = try ScriptedSMTPServer(extensions: ["AUTH XOAUTH2"])
        let limit = command == "sleep 60" ? Duration.milliseconds(200) : .seconds(600)
        let secret = LoginSecret.command("echo hidden >&2; " + command, life: .zero, limit: limit)
        let outcome = await transport(server, secret).delivers(try .sample())
        #expect(outcome.kind == .outOfOrder && outcome.reason.contains(words) && !outcome.reason.contains("hidden"))
    }
}

/// A file with a secret, gone with its owner.
private final class SecretOnDisk: Sendable {
    let path = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString)").path

    init(_ text: String) throws { try write(text) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
}
