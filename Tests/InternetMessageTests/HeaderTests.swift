import Foundation
import InternetMessage
import TestSupport
import Testing

struct HeaderTests {
    @Test(arguments: [
        "x\r\nBcc: everyone@example.org", "x\nBcc: everyone@example.org", "x\rBcc: everyone@example.org",
        "x\u{2028}Bcc: everyone@example.org", "x\u{0}\u{85}\u{B}Bcc: everyone@example.org",
    ])
    func `a line break in free text never becomes a header of its own`(text: String) throws {
        var message = try sampleMessage(subject: text, to: text)
        message.extraFields = [try HeaderField("X-Note", text)]
        message.listID = try ListID(name: text, identifier: "list.example.org")
        let read = try MailReadByPython(message.bytes())
        #expect(MessageLint.complaints(about: message.bytes()) == [])
        #expect(read.fields["bcc"] == nil)
        #expect(read.fields["subject"] == "x Bcc: everyone@example.org")
    }

    @Test(arguments: [
        "anna@example.org\r\nBcc: b@example.org", "anna@example.org>\nRCPT", "anna", "@example.org", "anna@",
        "anna@example.org, eve@example.org", "änna@example.org", "anna@münchen.example", "an\u{0}na@example.org",
        "anna @example.org", "<anna@example.org>", "a@b@example.org",
    ])
    func `an address that would break the header is refused`(address: String) {
        #expect(throws: InvalidMailField.self) { try Mailbox(address: address) }
    }

    @Test(arguments: ["Subject", "to", "BCC", "Re ceived", "X-Über", "", "X:Y", "X-A\r\nB"])
    func `a field that is not free to set is refused`(name: String) {
        #expect(throws: InvalidMailField.self) { try HeaderField(name, "value") }
    }

    @Test(arguments: ["no-at-sign", "a@b\r\nX: y", "a b@c", "a@", "<a@b", "a..b@c", "a@b@c"])
    func `a message identifier that is no identifier is refused`(text: String) {
        #expect(throws: InvalidMailField.self) { try MessageID(text) }
    }

    @Test(arguments: [
        "Reminder: Provide your preferences for papers – by Wed 10 March",
        "Erinnerung: Übungsblätter für Größenabschätzung",
        "🎓 Vortrag 👩‍👩‍👧‍👦 und 🏳️‍🌈 im Hörsaal",
        "セミナーのお知らせ:論文の希望を提出してください。締め切りは三月十日です。どうぞよろしくお願いします。",
        "Plain words that are just long enough to be folded once or even twice when they meet the limit of a line",
        String(repeating: "ü", count: 300), String(repeating: "x", count: 1200), String(repeating: "🎓", count: 120),
        "e" + String(repeating: "\u{301}", count: 200), "=?utf-8?Q?not_an_encoded_word?=", "a=?b", "?=", "",
        "ASCII first, then ein Umlaut: ä, and ASCII again until the line is really more than full of words",
        "\"quoted\" \\ and, (commented); <tagged> @", "an underscore _ and = in Ünicode",
    ])
    func `a subject arrives as it was written`(subject: String) throws {
        let bytes = try sampleMessage(subject: subject).bytes()
        #expect(MessageLint.complaints(about: bytes) == [])
        #expect(try MailReadByPython(bytes).fields["subject"] == subject)
    }

    @Test(arguments: [
        "Anna Weber", "Prof. Debarghya Ghoshdastidar", "Weber, Anna", "Sékou-Oumar Kaba", "O'Brien", "\"Ann\" \\ B",
        "Jürgen Müller-Lüdenscheidt von und zu der langen Namenskette auf Schloss Übersee am Chiemsee", "李小龍",
        "A very long name in ASCII that goes on and on until no line can hold it, of the Institute", "a@b.example",
    ])
    func `a name arrives as it was written`(name: String) throws {
        let bytes = try sampleMessage(to: name).bytes()
        #expect(MessageLint.complaints(about: bytes) == [])
        let expected = [MailReadByPython.Address(name: name, address: "anna@example.org")]
        #expect(try MailReadByPython(bytes).addresses["to"] == expected)
    }

    @Test func `many recipients are folded and all arrive`() throws {
        var message = try sampleMessage()
        message.replyTo = try (1...12).map { try Mailbox(name: "Jörg \($0), Dr.", address: "org\($0)@example.org") }
        let bytes = message.bytes()
        #expect(MessageLint.complaints(about: bytes) == [])
        let read = try MailReadByPython(bytes).addresses["reply-to"] ?? []
        #expect(read.map(\.address) == (1...12).map { "org\($0)@example.org" })
        #expect(read.map(\.name) == (1...12).map { "Jörg \($0), Dr." })
    }

    @Test(arguments: [
        (1_618_833_600, 7200, "Mon, 19 Apr 2021 14:00:00 +0200"), (0, 0, "Thu, 1 Jan 1970 00:00:00 +0000"),
        (-1, -3600, "Wed, 31 Dec 1969 22:59:59 -0100"), (951_782_400, 20_700, "Tue, 29 Feb 2000 05:45:00 +0545"),
        (4_107_542_399, 0, "Sun, 28 Feb 2100 23:59:59 +0000"), (4_107_542_400, 0, "Mon, 1 Mar 2100 00:00:00 +0000"),
        (1_609_455_599, 3600, "Thu, 31 Dec 2020 23:59:59 +0100"), (0, -2670, "Wed, 31 Dec 1969 23:16:00 -0044"),
    ])
    func `an instant is written with its offset`(seconds: Int, offset: Int, text: String) throws {
        let instant = Date(timeIntervalSince1970: TimeInterval(seconds))
        #expect(InternetDate.text(of: instant, utcOffset: offset) == text)
    }

    @Test func `a name that fits on a line is not torn apart to fill the line before it`() throws {
        var message = try sampleMessage()
        message.replyTo = try (1...12).map { try Mailbox(name: "Jörg Müller \($0)", address: "org\($0)@example.org") }
        let text = String(decoding: message.bytes(), as: UTF8.self)
        #expect(text.matches(of: /=\?utf-8\?/).count == 12)
    }

    @Test func `list, thread and automation fields are where programs look for them`() throws {
        var message = try sampleMessage()
        message.automation = .generated
        message.listID = try ListID(name: "Seminar: Lernen & Übung", identifier: "tadl-ss21.seminar.example.org")
        message.unsubscribe = try UnsubscribeLinks(
            ["https://seminar.example.org/p/\(String(repeating: "a", count: 80))/unsubscribe"], oneClick: true)
        message.references = try (1...4).map { try MessageID("part\($0).0123456789abcdef@seminar.example.org") }
        let read = try MailReadByPython(message.bytes())
        #expect(MessageLint.complaints(about: message.bytes()) == [])
        #expect(read.fields["auto-submitted"] == "auto-generated")
        #expect(read.fields["list-id"] == "Seminar: Lernen & Übung <tadl-ss21.seminar.example.org>")
        #expect(read.fields["list-unsubscribe-post"] == "List-Unsubscribe=One-Click")
        #expect(read.fields["references"]?.split(separator: " ").count == 4)
    }

    @Test func `one click is not promised where no link is https`() throws {
        let links = try UnsubscribeLinks(["mailto:leave@example.org", "http://example.org/leave"], oneClick: true)
        #expect(!links.oneClick)
        #expect(throws: InvalidMailField.self) { try UnsubscribeLinks(["https://a.example/>\r\nX: y"]) }
    }
}
