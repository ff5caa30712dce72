import Foundation
import TestSupport
import Testing

/// The service with mail servers that others wrote: what left it is what arrives.
@Suite(
    .enabled(if: MailServer.obstacle == nil, "\(MailServer.obstacle ?? "")"), .serialized, .timeLimit(.minutes(20)))
struct RealMailServerTests {
    private static let students = 1000

    @Test func `Postfix takes a thousand mails with STARTTLS and login, each once and as it was written`() async throws
    {
        try await expectDelivery(by: try await .postfix(), user: MailServer.postfixUser)
    }

    @Test(.enabled(if: MailServer.openSMTPDObstacle == nil, "\(MailServer.openSMTPDObstacle ?? "")"))
    func `OpenSMTPD takes a thousand mails with STARTTLS and login, each once and as it was written`() async throws {
        try await expectDelivery(by: try await .openSMTPD(), user: MailServer.openSMTPDUser)
    }

    private func expectDelivery(by server: MailServer, user: String) async throws {
        let folder = try Self.folder(server, user: user)
        let rows = (1...Self.students).map { "Student Nr. \($0),student\($0)@example.org\n" }
        try folder.write("name,email\n" + rows.joined(), to: ServiceFolder.roster)
        let service = try await RunningService.start(in: folder, "--clock-start", Self.start, "--clock-speed", "60")
        try await service.log.wait(for: Self.students, linesWith: "  accepted ")
        #expect(await service.end() == 0)
        try await server.arrival(of: Self.students, in: "home/inbox/new")
        let answer = try PythonOracle(script: Self.comparison).answer(
            to: folder.path + "/state/seminard.sqlite\n" + server.file("home/inbox/new"))
        #expect(answer == "sent 1000, different 1000, arrived 1000, equal 1000\n", "\(server.log)")
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
}

extension RealMailServerTests {
    /// A minute before the one mail of the seminar falls due.
    static let start = "2021-02-24 07:59"

    /// A service that sends by this server.
    static func folder(_ server: MailServer, user: String, bounces: String = "") throws -> ServiceFolder {
        let relay =
            "{ url: \"smtp://localhost:\(server.port)\", tls: required, user: \(user), password_file: password, "
            + "ca_file: \"\(server.file("certificates/authority.pem"))\", rate: 1000000/minute }"
        let folder = try ServiceFolder(configuration: ServiceFolder.configuration(relay: relay) + bounces)
        try folder.write(MailServer.password + "\n", to: "password")
        try folder.write(seminar, to: ServiceFolder.seminar)
        return folder
    }

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
}
