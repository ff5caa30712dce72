import Foundation
import TestSupport
import Testing

extension RealMailServerTests {
    @Test func `what Postfix could not deliver comes back to the mail that it was, the way the README says`()
        async throws
    {
        let server = try await MailServer.postfix()
        let returns = Returns(address: "bounces@mail.test", maildir: "var/lib/seminard/bounces")
        let folder = try Self.folder(server, user: MailServer.postfixUser, bounces: returns.configuration(server))
        let service = try await returns.service(in: folder, to: ["unknown", "full", "policy", "slow"], delayed: 1)
        let status = try await service.ask("status")
        #expect(status.status == 1)
        #expect(status.output.contains("2 mails came back, the last: "), "\(status.output)")
        #expect(status.output.contains("address bounced: 5.1.1 no such user"), "\(status.output)")
        let unknown = try await service.ask("explain", "unknown@example.org")
        #expect(
            unknown.output.contains("it came back for unknown@example.org: 5.1.1 no such user"), "\(unknown.output)")
        let slow = try await service.ask("explain", "slow@example.org")
        #expect(slow.output.contains("its delivery was delayed for slow@example.org: 4.2.2 the mailbox is full"))
        #expect(await service.end() == 0)
        #expect(try returns.unread(server).isEmpty)
        let read = try returns.read(server)
        #expect(read.count == 4 && read.allSatisfy { $0.hasSuffix(":2,S") })
    }

    @Test func `what Exim could not deliver comes back, with the reason of the server behind it`() async throws {
        let next = try ScriptedSMTPServer(
            .at(.recipient, recipient: "full@example.org", .reply("552 5.2.2 the mailbox is full")),
            .at(.recipient, recipient: "gone@example.org", .reply("550 5.1.1 no such user")))
        let server = try await MailServer.exim(handingOnTo: next.port)
        let returns = Returns(address: "bounces@example.org", maildir: "home/bounces")
        let folder = try Self.folder(server, user: MailServer.eximUser, bounces: returns.configuration(server))
        let service = try await returns.service(in: folder, to: ["unknown", "full", "gone", "well"], delayed: 0)
        let status = try await service.ask("status")
        #expect(status.status == 1 && status.output.contains("2 mails came back, the last: "), "\(status.output)")
        #expect(status.output.contains("address bounced: 550 5.1.1 no such user"), "\(status.output)")
        for (person, words) in [
            ("unknown", "it came back for unknown@example.org: 5.0.0"),
            ("full", "it came back for full@example.org: 552 5.2.2 the mailbox is full"),
            ("gone", "it came back for gone@example.org: 550 5.1.1 no such user"),
        ] {
            let explained = try await service.ask("explain", "\(person)@example.org")
            #expect(explained.output.contains(words), "\(explained.output)")
        }
        #expect(await service.end() == 0)
        #expect(next.messages.map(\.recipients) == [["well@example.org"]])
    }
}

/// Where a server brings what it could not deliver, and the service reads it.
private struct Returns {
    let address: String
    /// In the server's root.
    let maildir: String

    func configuration(_ server: MailServer) -> String {
        "  bounces: { address: \(address), maildir: \"\(server.file(maildir))\" }\n"
    }

    /// Returns when three mails have come back, and so many are known to be delayed.
    func service(in folder: ServiceFolder, to people: [String], delayed: Int) async throws -> RunningService {
        let rows = people.map { "\($0),\($0)@example.org\n" }
        try folder.write("name,email\n" + rows.joined(), to: ServiceFolder.roster)
        let service = try await RunningService.start(
            in: folder, "--clock-start", RealMailServerTests.start, "--clock-speed", "60")
        try await service.log.wait { lines in
            lines.count { $0.contains("came back: ") } == 3 && lines.count { $0.contains("is delayed: ") } == delayed
        }
        return service
    }

    func unread(_ server: MailServer) throws -> [String] { try names(server, "new") }

    func read(_ server: MailServer) throws -> [String] { try names(server, "cur") }

    private func names(_ server: MailServer, _ part: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: server.file("\(maildir)/\(part)"))
    }
}
