import Foundation
import InternetMessage
import TestSupport
import Testing

/// Anybody can write to the address that reports come to.
struct HostileReportTests {
    private static let good: [UInt8] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Reports/postfix-unknown-user.eml")
        return (try? Data(contentsOf: file)).map { [UInt8]($0) } ?? []
    }()

    @Test(arguments: [
        "", "\n", "\r\n\r\n", "Subject: hello\n\nI am away until Monday.\n", "no header at all",
        "Content-Type: multipart/report\n\n--x\n\n", "Content-Type: multipart/report; boundary=\"\"\n\n--\n--\n",
        "Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n\n\n\n--x--\n",
        "Content-Type: multipart/report; boundary=x; report-type=disposition-notification\n\n--x\n"
            + "Content-Type: message/delivery-status\n\nAction: failed\nStatus: 5.1.1\n--x--\n",
        "Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n"
            + "Content-Transfer-Encoding: base64\n\n\u{1}\u{2}!\n--x--\n",
        ": nameless\n\n", " begins with a continuation\n\n", "Content-Type: multipart/report; boundary=\"x\n\n--x\n",
    ])
    func `what is no report is none`(text: String) {
        #expect(DeliveryStatusNotification(reading: Array(text.utf8)) == nil)
    }

    @Test func `a message of endless lines, parts or header fields ends soon`() {
        let header = "Content-Type: multipart/report; boundary=x\n"
        let floods = [
            header + "\n" + String(repeating: "\n", count: 3_000_000),
            header + "\n" + String(repeating: "--x\nContent-Type: multipart/report; boundary=x\n\n", count: 100_000),
            header + String(repeating: "X-A: b\n", count: 500_000) + "\n", String(repeating: "a", count: 3_000_000),
            "Content-Type: " + String(repeating: "multipart/report; boundary=x;", count: 50_000) + "\n\n--x\n",
        ]
        for flood in floods { #expect(DeliveryStatusNotification(reading: Array(flood.utf8)) == nil) }
    }

    @Test func `control characters and broken UTF-8 reach nobody's terminal`() throws {
        var report = Self.good
        let place = try #require(report.firstRange(of: Array("; no such user".utf8)))
        report.replaceSubrange(place, with: Array("; a\u{1B}[2Jb\0\u{7}".utf8) + [0xFF, 0xC3])
        let read = try #require(DeliveryStatusNotification(reading: report))
        let text = try #require(read.recipients.first?.diagnostic)
        #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
        #expect(text.hasPrefix("a [2Jb"))
    }

    @Test(arguments: 0..<400)
    func `a report with random damage is read or not, and never more`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var report = Self.good
        #expect(!report.isEmpty)
        for _ in 0..<Int.random(in: 1...30, using: &generator) {
            let place = Int.random(in: 0..<report.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: report[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: report.remove(at: place)
            case 2: report.insert(contentsOf: Self.fragments.randomElement(using: &generator) ?? [], at: place)
            default: report.removeLast(min(report.count - 1, Int.random(in: 0..<40, using: &generator)))
            }
        }
        guard let read = DeliveryStatusNotification(reading: report) else { return }
        #expect(!read.recipients.isEmpty && read.recipients.count <= 50)
        for recipient in read.recipients {
            #expect(recipient.status.map { $0.wholeMatch(of: /[245]\.\d{1,3}\.\d{1,3}/) != nil } ?? true)
            #expect((recipient.diagnostic ?? "").count <= 500)
        }
    }

    private static let fragments = [
        "\n", "\n\n", "--", ";", "\"", "=", ":", "\r", "\0", "Action: failed\n", "boundary=",
    ]
    .map { Array($0.utf8) }
}
