import Foundation
import InternetMessage
import TestSupport
import Testing

struct DeliveryStatusNotificationTests {
    private func report(_ name: String) throws -> [UInt8] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reports/\(name).eml")
        return [UInt8](try Data(contentsOf: file))
    }

    @Test func `Postfix's report of an unknown user tells who, why and which mail`() throws {
        let read = try #require(DeliveryStatusNotification(reading: try report("postfix-unknown-user")))
        let recipient = try #require(read.recipients.first)
        #expect(read.recipients.count == 1)
        #expect(recipient.action == .failed && recipient.status == "5.1.1")
        #expect(recipient.address == "unknown@example.org")
        #expect(recipient.diagnostic == "no such user")
        #expect(read.returnedMessageID == "<0123456789abcdef@example.org>")
        #expect(read.addressees.first == "bounces+unknown@example.org")
    }

    @Test func `Exim's report, which gives no status, tells it by the reply of the server that refused`() throws {
        let read = try #require(DeliveryStatusNotification(reading: try report("exim-unknown-user")))
        let recipient = try #require(read.recipients.first)
        #expect(recipient.action == .failed && recipient.status == "5.1.1")
        #expect(recipient.address == "unknown@example.org")
        #expect(recipient.diagnostic == "550 5.1.1 <unknown@example.org>: no such user")
        #expect(read.returnedMessageID == "<0123456789abcdef@example.org>")
        #expect(read.addressees == ["bounces+unknown@example.org"])
    }

    @Test(arguments: [
        ("5.0.0", "smtp; 550 5.2.2 full", "5.2.2"), ("5.0.0", "smtp; 550-5.1.10 so\n 550 5.1.10 it is", "5.1.10"),
        ("4.0.0", "smtp; 450 4.2.0 later", "4.2.0"), ("5.1.1", "smtp; 550 5.7.1 no", "5.1.1"),
        ("5.0.0", "smtp; 450 4.2.0 for too long", "5.0.0"), ("5.0.0", "smtp; 550 no such user", "5.0.0"),
        ("5.0.0", "x-unix; see 550 5.1.1", "5.0.0"), ("5.0.0", "smtp; 550 5.1.1.2 is no status", "5.0.0"),
    ])
    func `a status that says nothing gives way to that of the reply`(
        written: String, diagnostic: String, status: String
    ) throws {
        let original = String(decoding: try report("exim-unknown-user"), as: UTF8.self)
        let changed = original.replacing("Status: 5.0.0", with: "Status: " + written)
            .replacing("smtp; 550 5.1.1 <unknown@example.org>: no such user", with: diagnostic)
        let read = try #require(DeliveryStatusNotification(reading: Array(changed.utf8)))
        #expect(read.recipients.map(\.status) == [status])
    }

    @Test func `a delay returns the header alone and is no failure`() throws {
        let read = try #require(DeliveryStatusNotification(reading: try report("postfix-delayed")))
        #expect(read.recipients.map(\.action) == [.delayed] && read.recipients.map(\.status) == ["4.2.2"])
        #expect(read.returnedMessageID == "<0123456789abcdef@example.org>")
    }

    @Test func `line ends of either kind are the same report`() throws {
        let report = String(decoding: try report("postfix-unknown-user"), as: UTF8.self)
        let wire = report.replacing("\n", with: "\r\n")
        #expect(
            DeliveryStatusNotification(reading: Array(wire.utf8))
                == DeliveryStatusNotification(reading: Array(report.utf8)))
    }

    @Test(
        arguments: [
            ("Final-Recipient: rfc822; unknown@example.org\n", "", "unknown@example.org", "5.1.1", "no such user"),
            ("Action: failed\n", "", "unknown@example.org", "5.1.1", "no such user"),
            ("Action: failed", "action:FAILED (for good)", "unknown@example.org", "5.1.1", "no such user"),
            ("Status: 5.1.1", "Status: 5.1.1 (bad mailbox)", "unknown@example.org", "5.1.1", "no such user"),
            ("Status: 5.1.1", "Status: nonsense", "unknown@example.org", nil, "no such user"),
            (
                "X-Postfix; no such user", "smtp; 550 5.1.1\n <x>:\tno\n such user", "unknown@example.org", "5.1.1",
                "550 5.1.1 <x>: no such user"
            ),
            ("Diagnostic-Code: X-Postfix; no such user\n", "", "unknown@example.org", "5.1.1", nil),
            (
                "multipart/report; report-type=delivery-status", "Multipart/Report", "unknown@example.org", "5.1.1",
                "no such user"
            ),
        ] as [(String, String, String, String?, String?)])
    func `what systems write differently is read all the same`(
        written: String, instead: String, address: String, status: String?, diagnostic: String?
    ) throws {
        let original = String(decoding: try report("postfix-unknown-user"), as: UTF8.self)
        let changed = original.replacing(written, with: instead)
        #expect(changed != original)
        let read = try #require(DeliveryStatusNotification(reading: Array(changed.utf8)))
        let recipient = try #require(read.recipients.first)
        #expect(recipient.action == .failed)
        #expect(recipient.address == address && recipient.status == status && recipient.diagnostic == diagnostic)
    }

    @Test(arguments: ["base64", "quoted-printable"])
    func `an encoded status is decoded first`(encoding: String) throws {
        let original = String(decoding: try report("postfix-unknown-user"), as: UTF8.self)
        let start = try #require(original.range(of: "Reporting-MTA:")).lowerBound
        let end = try #require(original.range(of: "\n--", range: start..<original.endIndex)).lowerBound
        let status = String(original[start..<end]) + "\n"
        let encoded =
            encoding == "base64"
            ? Data(status.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
            : status.replacing("=", with: "=3D").replacing("Action: failed", with: "Act=\nion: fail=65d")
        let changed = original.replacingCharacters(in: start..<end, with: encoded)
            .replacing(
                "Content-Type: message/delivery-status",
                with: "Content-Type: message/delivery-status\nContent-Transfer-Encoding: \(encoding)")
        let read = try #require(DeliveryStatusNotification(reading: Array(changed.utf8)))
        #expect(read.recipients.map(\.action) == [.failed] && read.recipients.map(\.status) == ["5.1.1"])
    }

    @Test func `a report inside a forwarded message is found, but not at any depth`() throws {
        let inner = String(decoding: try report("postfix-unknown-user"), as: UTF8.self)
        func wrapped(_ text: String, _ name: String) -> String {
            "To: x@example.org\nContent-Type: multipart/mixed; boundary=\"\(name)\"\n\n--\(name)\n\(text)\n--\(name)--\n"
        }
        let once = wrapped(inner, "a")
        #expect(DeliveryStatusNotification(reading: Array(once.utf8))?.recipients.count == 1)
        let often = ["b", "c", "d", "e"].reduce(once) { wrapped($0, $1) }
        #expect(DeliveryStatusNotification(reading: Array(often.utf8)) == nil)
    }

    @Test func `a report that was cut off in what it returns still tells what happened`() throws {
        let whole = try report("postfix-unknown-user")
        let cut = try #require(whole.firstRange(of: Array("Return-Path: <bounces".utf8))).upperBound
        let read = try #require(DeliveryStatusNotification(reading: Array(whole[..<cut])))
        #expect(read.recipients.map(\.status) == ["5.1.1"] && read.returnedMessageID == nil)
    }
}
