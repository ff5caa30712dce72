import MailTransport
import SeminarCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(20)))
struct `An encrypted relay` {
    @Test(arguments: [TLSFront.Mode.atOnce, .startTLS])
    func `is trusted by the file of authorities that we name`(_ mode: TLSFront.Mode) async throws {
        let server = try ScriptedSMTPServer(extensions: ["STARTTLS"])
        let front = try TLSFront(mode, before: server)
        let transport = SMTPTransport(SMTPOptions(url: front.url, authoritiesFile: front.certificateFile))
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(await transport.delivers(try .sample()).kind == .accepted)
        #expect(server.connectionCount == 1)
        await onThread { transport.hangUp() }
        await server.reached(.closed)
    }

    @Test(arguments: [TLSFront.Mode.atOnce, .startTLS])
    func `with a certificate of its own making is refused in words`(_ mode: TLSFront.Mode) async throws {
        let server = try ScriptedSMTPServer(extensions: ["STARTTLS"])
        let front = try TLSFront(mode, before: server)
        let outcome = await SMTPTransport(SMTPOptions(url: front.url)).delivers(try .sample())
        #expect(outcome.kind == .outOfOrder)
        #expect(outcome.reason.hasPrefix("the relay's certificate is not trusted: "))
        #expect(outcome.reason.contains("self-signed certificate"))
        #expect(server.messages == [])
    }

    @Test func `with an expired certificate is refused in words`() async throws {
        let server = try ScriptedSMTPServer()
        let front = try TLSFront(.atOnce, before: server, certificate: .expired)
        let authority = front.certificateFile.replacing("certificate.pem", with: "authority.pem")
        let outcome = await SMTPTransport(SMTPOptions(url: front.url, authoritiesFile: authority))
            .delivers(try .sample())
        #expect(outcome.kind == .outOfOrder)
        #expect(outcome.reason.contains("it has expired; the relay needs a new one"), "\(outcome.reason)")
    }

    @Test func `with a certificate of an unknown authority is refused in words, and of a known one trusted`()
        async throws
    {
        let server = try ScriptedSMTPServer(extensions: ["STARTTLS"])
        let front = try TLSFront(.startTLS, before: server, certificate: .unknownIssuer)
        let outcome = await SMTPTransport(SMTPOptions(url: front.url)).delivers(try .sample())
        #expect(outcome.kind == .outOfOrder)
        #expect(outcome.reason.contains("name the authority's certificate in ca_file"), "\(outcome.reason)")
        let authority = front.certificateFile.replacing("certificate.pem", with: "authority.pem")
        let known = SMTPOptions(url: front.url, authoritiesFile: authority)
        #expect(await SMTPTransport(known).delivers(try .sample()).kind == .accepted)
    }

    @Test func `is refused where the certificate is for another name`() async throws {
        let server = try ScriptedSMTPServer()
        let front = try TLSFront(.atOnce, before: server)
        let url = front.url.replacing("localhost", with: "127.0.0.1")
        let outcome = await SMTPTransport(SMTPOptions(url: url, authoritiesFile: front.certificateFile))
            .delivers(try .sample())
        #expect(outcome.kind == .outOfOrder)
        #expect(outcome.reason.hasPrefix("the relay's certificate is not trusted: it is for another host"))
    }

    @Test func `is not asked while the file of authorities cannot be read`() async throws {
        let server = try ScriptedSMTPServer()
        let front = try TLSFront(.atOnce, before: server)
        let options = SMTPOptions(url: front.url, authoritiesFile: "/nowhere/authorities.pem")
        let outcome = await SMTPTransport(options).delivers(try .sample())
        #expect(outcome.kind == .outOfOrder)
        #expect(outcome.reason.contains("/nowhere/authorities.pem"))
    }

    @Test func `that turns out to speak in the clear is the relay's trouble`() async throws {
        let server = try ScriptedSMTPServer()
        let options = SMTPOptions(url: server.url.replacing("smtp:", with: "smtps:"))
        #expect(await SMTPTransport(options).delivers(try .sample()).kind == .outOfOrder)
    }
}
