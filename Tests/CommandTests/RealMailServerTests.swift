import Foundation
import TestSupport
import Testing

/// The service with mail servers that others wrote: what left it is what arrives.
@Suite(
    .enabled(if: MailServer.obstacle == nil, "\(MailServer.obstacle ?? "")"), .serialized, .timeLimit(.minutes(10)))
struct RealMailServerTests {
    private static let students = 1000

    @Test func `Postfix takes a thousand mails with STARTTLS and login, each once and as it was written`() async throws
    {
        let server = try await MailServer.postfix()
        let folder = try ServiceFolder(configuration: Self.configuration(postfix: server))
        try folder.write("correct horse\n", to: "password")
        try await expectDelivery(of: folder, by: server)
    }

    @Test func `OpenSMTPD takes a thousand mails under TLS, each once and as it was written`() async throws {
        let server = try await MailServer.openSMTPD()
        let proxy = try TLSProxy(before: server)
        let relay =
            "{ url: \"smtps://localhost:\(proxy.port)\", ca_file: \"\(proxy.certificateFile)\", rate: 6000/minute }"
        try await expectDelivery(of: try ServiceFolder(configuration: Self.configuration(relay)), by: server)
    }

    @Test func `what Postfix could not deliver comes back to the mail that it was`() async throws {
        let server = try await MailServer.postfix()
        let folder = try ServiceFolder(configuration: Self.configuration(postfix: server))
        try folder.write("correct horse\n", to: "password")
        try folder.write(
            "name,email\n" + ["unknown", "full", "policy", "slow"].map { "\($0),\($0)@example.org\n" }.joined(),
            to: "rosters/tadl-ss21.csv")
        try folder.write(Self.seminar, to: ServiceFolder.seminar)
        let service = try await RunningService.start(in: folder, "--clock-start", Self.start, "--clock-speed", "60")
        try await service.log.wait { lines in
            lines.count { $0.contains("came back: ") } == 3 && lines.contains { $0.contains("is delayed: ") }
        }
        let status = try await service.ask("status")
        #expect(status.status == 1)
        #expect(status.output.contains("2 mails came back, the last: "), "\(status.output)")
        #expect(status.output.contains("address bounced: 5.1.1 no such user"), "\(status.output)")
        let unknown = try await service.ask("explain", "unknown@example.org")
        #expect(
            unknown.output.contains("it came back for unknown@example.org: 5.1.1 no such user"), "\(unknown.output)")
        let slow = try await service.ask("explain", "slow@example.org")
        #expect(slow.output.contains("its delivery was delayed for slow@example.org: 4.2.2 the mailbox is full"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: server.file("home/bounces/new")).isEmpty)
        let read = try FileManager.default.contentsOfDirectory(atPath: server.file("home/bounces/cur"))
        #expect(read.count == 4 && read.allSatisfy { $0.hasSuffix(":2,S") })
        #expect(await service.end() == 0)
    }
}

extension RealMailServerTests {
    private func expectDelivery(of folder: ServiceFolder, by server: MailServer) async throws {
        let rows = (1...Self.students).map { "Student Nr. \($0),student\($0)@example.org\n" }
        try folder.write("name,email\n" + rows.joined(), to: "rosters/tadl-ss21.csv")
        try folder.write(Self.seminar, to: ServiceFolder.seminar)
        // A thousand mails keep two busy cores occupied for longer than a service that is stuck is given.
        let service = try await RunningService.start(
            in: folder, patience: .seconds(540), "--clock-start", Self.start, "--clock-speed", "60")
        try await service.log.wait { lines in lines.count >= 1000 && lines.count { $0.contains("  accepted ") } == 1000
        }
        #expect(await service.end() == 0)
        try await Self.arrival(of: Self.students, in: server.file("home/inbox/new"))
        let answer = try PythonOracle(script: Self.comparison).answer(
            to: folder.path + "/state/seminard.sqlite\n" + server.file("home/inbox/new"))
        #expect(answer == "sent 1000, different 1000, arrived 1000, equal 1000\n")
    }

    /// Accepted is not delivered yet.
    private static func arrival(of count: Int, in folder: String) async throws {
        for _ in 0..<1000 {
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
            if (names ?? []).count >= count { return }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// What the servers put before our first field is the trace of the way (RFC 5321 §4.4).
    private static let comparison = """
        import os, sqlite3, sys
        state, folder = sys.stdin.read().split("\\n")
        sent = [bytes(row[0]) for row in sqlite3.connect(state).execute("select bytes from message")]
        arrived = []
        for name in os.listdir(folder):
            text = open(os.path.join(folder, name), "rb").read().replace(b"\\r\\n", b"\\n")
            arrived.append(text[text.index(b"\\nDate: ") + 1:].replace(b"\\n", b"\\r\\n"))
        equal = len(set(sent) & set(arrived))
        print(f"sent {len(sent)}, different {len(set(sent))}, arrived {len(arrived)}, equal {equal}")
        """

    private static let start = "2021-02-24 07:59"

    private static let seminar = """
        seminar: tadl-ss21
        title: "Seminar: Übungen – ein Beispiel"
        time_zone: Europe/Berlin
        organisers:
          - { name: Pascal Esser, email: esser@example.org }
        roster: ../rosters/tadl-ss21.csv
        events:
          - id: report
            summary: Submit your report – größer, früher, 🎓
            description: ".\\n..\\nFrom here on, a line that is longer than a header line may ever be, and dots at its beginning."
            due: 2021-02-25
            remind: [1 day before]

        """

    private static func configuration(postfix server: MailServer) -> String {
        let relay =
            "{ url: \"smtp://localhost:\(server.port)\", tls: required, user: \(MailServer.postfixUser), "
            + "password_file: password, ca_file: \"\(server.file("certificates/authority.pem"))\", rate: 6000/minute }"
        return configuration(relay)
            + "  bounces: { address: bounces@example.org, maildir: \"\(server.file("home/bounces"))\" }\n"
    }

    private static func configuration(_ relay: String) -> String {
        ServiceFolder.configuration.replacing("transport: maildir", with: "transport: smtp")
            .replacing("  maildir: state/outgoing\n", with: "  smtp: \(relay)\n")
    }
}
