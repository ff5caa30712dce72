import Foundation
import InternetMessage
import SeminarCore
import SeminarDaemon
import StateStore
import Testing

@Suite struct BounceTests {
    /// Ada's reminder has been sent.
    private static func reminded() async throws -> (Rehearsal, OutgoingMessage, Int64) {
        let settings = EngineSettings(returnPath: try EmailAddress(parsing: "bounces@example.org"))
        let rehearsal = try await Rehearsal(at: "2021-04-20 12:00", settings: settings)
        try await rehearsal.live(until: "2021-04-26 12:00")
        let message = try #require(rehearsal.relay.messages.first { $0.recipient.description == "ada@example.org" })
        let mail = try #require(try rehearsal.store.mails().first { $0.messageID == message.messageID })
        return (rehearsal, message, mail.mail.id)
    }

    private static func report(
        to addressee: String, about messageID: String, action: String = "failed", status: String = "5.1.1"
    ) throws -> DeliveryStatusNotification {
        let text = """
            To: <\(addressee)>
            Content-Type: multipart/report; boundary=x

            --x
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.test

            Final-Recipient: rfc822; ada@example.org
            Action: \(action)
            Status: \(status)
            Diagnostic-Code: smtp; 550 no such user

            --x
            Content-Type: text/rfc822-headers

            Message-ID: \(messageID)

            --x--
            """
        return try #require(DeliveryStatusNotification(reading: Array(text.utf8)))
    }

    @Test func `each mail has a return path of its own, and another than its name`() async throws {
        let (rehearsal, _, _) = try await Self.reminded()
        let paths = rehearsal.relay.messages.map(\.sender.description)
        #expect(paths.count == 2 && Set(paths).count == 2)
        for message in rehearsal.relay.messages {
            #expect(message.sender.description.wholeMatch(of: /bounces\+[0-9a-f]{32}@example\.org/) != nil)
            #expect(!message.messageID.contains(message.sender.localPart.dropFirst(8)))
        }
    }

    @Test(arguments: [true, false])
    func `a report is known by where it comes to, or by what it returns`(byAddress: Bool) async throws {
        let (rehearsal, message, mail) = try await Self.reminded()
        let report = try Self.report(
            to: byAddress ? message.sender.description.uppercased() : "office@example.org",
            about: byAddress ? "<other@example.org>" : message.messageID)
        try await rehearsal.engine.take([report, report], readUpTo: nil)
        try await rehearsal.engine.take([report], readUpTo: nil)
        let bounces = try rehearsal.store.bounces(ofMail: mail)
        #expect(bounces.map(\.words) == ["5.1.1 550 no such user"] && bounces.first?.kind == .hard)
        #expect(try rehearsal.store.mail(mail)?.progress.state == .accepted)
        #expect(try rehearsal.store.addressMark(of: message.recipient)?.reason == .bounced)
    }

    @Test func `what nobody could know who has not seen the mail is counted and does nothing`() async throws {
        let (rehearsal, message, _) = try await Self.reminded()
        let forged = [
            try Self.report(to: "bounces+\(ReturnKey.sample)@example.org", about: "<guess@example.org>"),
            try Self.report(to: "bounces@example.org", about: "<%@example.org>"),
            try Self.report(to: message.sender.description + ".evil.test", about: "<x@y>"), nil,
        ]
        try await rehearsal.engine.take(forged, readUpTo: nil)
        #expect(await rehearsal.engine.bounceTally.ignored == 4)
        #expect(try rehearsal.store.bounces(after: .distantPast).isEmpty)
        #expect(try rehearsal.store.addressMarks().isEmpty)
    }

    @Test(
        arguments: [
            ("failed", "5.1.1", Bounce.Kind.hard, true), ("failed", "5.1.10", .hard, true),
            ("failed", "5.2.1", .hard, true),
            ("failed", "5.2.2", .hard, false), ("failed", "5.7.1", .hard, false), ("failed", "5.1.8", .hard, false),
            ("failed", "4.4.7", .hard, false), ("delayed", "4.2.2", .soft, false), ("delayed", "5.1.1", .soft, false),
            ("relayed", "2.0.0", nil, false),
        ] as [(String, String, Bounce.Kind?, Bool)])
    func `only a fault of the address stops further mail to it`(
        action: String, status: String, kind: Bounce.Kind?, isMarked: Bool
    ) async throws {
        let (rehearsal, message, mail) = try await Self.reminded()
        let report = try Self.report(
            to: message.sender.description, about: "", action: action, status: status)
        try await rehearsal.engine.take([report], readUpTo: nil)
        #expect(try rehearsal.store.bounces(ofMail: mail).map(\.kind) == (kind.map { [$0] } ?? []))
        #expect(try (rehearsal.store.addressMark(of: message.recipient) != nil) == isMarked)
    }

    @Test func `the place in a mailbox file is remembered with what was read up to it`() async throws {
        let (rehearsal, _, _) = try await Self.reminded()
        let position = MailboxPosition(path: "/var/mail/bounces", inode: .max, offset: 4711)
        try await rehearsal.engine.take([nil], readUpTo: position)
        #expect(try rehearsal.store.mailboxPosition(of: "/var/mail/bounces") == position)
        #expect(try rehearsal.store.mailboxPosition(of: "/var/mail/other") == nil)
    }
}
