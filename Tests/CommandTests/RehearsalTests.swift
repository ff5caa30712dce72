import Foundation
import TestSupport
import Testing

/// The sample's whole season, mailed by the service on a clock of its own to a Maildir.
@Suite(.timeLimit(.minutes(20))) struct RehearsalTests {
    /// The season's 130 days in about three seconds.
    private static let clock = ["--clock-start", "2021-02-20", "--clock-speed", "5000000"]
    private static let lastMail = "Thu 2021-07-01"
    /// Ten occasions for twelve participants.
    private static let mailCount = 120
    /// Those to the organisers, who are outside of the trial's domain, are written and not sent.
    private static let counts = ["accepted": mailCount, "cancelled": 2]

    private func start(_ folder: ServiceFolder) async throws -> RunningService {
        try await RunningService.start(in: folder, Self.clock[0], Self.clock[1], Self.clock[2], Self.clock[3])
    }

    /// Without the organisers' digests: they go on after the last mail, and how many there are depends on the moment.
    private func sample() throws -> ServiceFolder {
        let folder = try ServiceFolder()
        try folder.edit(ServiceFolder.seminar, replacing: "digest: monday 08:00", with: "digest: off")
        return folder
    }

    @Test func `a season mails everyone what simulate foretells, once, also after a second start`() async throws {
        let folder = try sample()
        var service = try await start(folder)
        try await service.log.wait { $0.count { $0.contains("  accepted  ") } == Self.mailCount }
        #expect(await service.end() == 0)
        let mails = try folder.mails()
        let foretold = try await Foretold.season(of: folder).filter { $0.decision == "send" }
        #expect(Set(try mails.map(Letter.init)) == Set(foretold.map { Letter(to: $0.to, subject: $0.subject) }))
        #expect(mails.count == Self.mailCount && foretold.count == Self.mailCount)

        service = try await start(folder)
        #expect(try await service.counts() == Self.counts)
        #expect(await service.end() == 0)
        #expect(try folder.mails() == mails)
    }

    @Test(arguments: [[1, 14, 30], [7, 12, 25], [3, 5, 60]])
    func `killed anywhere, every mail goes out, and at most one again a time, byte for byte`(
        afterMails kills: [Int]
    ) async throws {
        let folder = try sample()
        var seen: [String] = []
        for count in kills {
            let service = try await start(folder)
            try await service.log.wait { [seen] lines in
                (seen + lines).count { $0.contains("  accepted  ") } >= count || Self.isOver(seen + lines)
            }
            #expect(await service.end(by: SIGKILL) == SIGKILL)
            seen += service.log.lines
        }
        let service = try await start(folder)
        try await service.log.wait { [seen] lines in Self.isOver(seen + lines) }
        #expect(try await service.counts() == Self.counts)
        #expect(await service.end() == 0)

        let mails = try folder.mails()
        let sorted = Dictionary(grouping: mails, by: Self.messageID)
        #expect(sorted.count == Self.mailCount)
        #expect(sorted.values.allSatisfy { Set($0).count == 1 })
        #expect((Self.mailCount...Self.mailCount + kills.count).contains(mails.count))
    }

    /// The last twelve are in the order of the roster.
    private static func isOver(_ lines: [String]) -> Bool {
        lines.contains { $0.hasPrefix(lastMail) && $0.contains("  accepted   lukasz.dabrowski@example.org") }
    }

    private static func messageID(_ mail: [UInt8]) -> String {
        let field = String(decoding: mail, as: UTF8.self).firstMatch(of: /(?m)^Message-ID:\s*(<[^>]+>)/.ignoresCase())
        return field.map { String($0.output.1) } ?? ""
    }
}

/// What a mail is told by.
private struct Letter: Hashable {
    var to: String
    var subject: String

    init(to: String, subject: String) {
        self.to = to
        self.subject = subject
    }

    init(_ mail: [UInt8]) throws {
        let read = try MailReadByPython(mail)
        guard read.defects.isEmpty, let to = read.addresses["to"]?.first?.address else {
            throw ServiceFolder.Failure(what: "a mail that cannot be read: \(read.defects)")
        }
        self.init(to: to, subject: read.fields["subject"] ?? "")
    }
}

extension RunningService {
    /// How many mails there are in each state that has some.
    /// The mails by state.
    func counts() async throws -> [String: Int] {
        let status = try JSONAnswer(try await ask("status", "--json").output)
        return (status["outbox"].object ?? [:]).compactMapValues(\.number).filter { $0.value > 0 }
    }
}
