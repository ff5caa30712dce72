import Foundation
import InternetMessage
import TestSupport
import Testing

struct BodyTests {
    @Test(arguments: [
        "Hello.\n", ".\n..\n.hidden\n", "From here on\n>From there\n", "trailing space \nand tab\t\n \n",
        "Grüße aus München – bis Donnerstag.\n", String(repeating: "long ", count: 400) + "\n",
        String(repeating: "ü", count: 1500) + "\n", "x = 3 =\n=20\n", "\n\nempty lines\n\n\n",
        "締め切りは三月十日です。\n", "tabs\tinside\n", "--=_0000000000000000\n--\n",
        "🎓" + String(repeating: "e\u{301}", count: 99) + "\n",
        String(repeating: "x", count: 75) + ".\n" + String(repeating: "y", count: 76) + " \n",
    ])
    func `a text arrives as it was written`(text: String) throws {
        let bytes = try sampleMessage(plain: text, html: "<p>" + text + "</p>\n").bytes()
        #expect(MessageLint.complaints(about: bytes) == [])
        let read = try MailReadByPython(bytes)
        #expect(read.part("text/plain")?.text == text)
        #expect(read.part("text/html")?.text == "<p>" + text + "</p>\n")
        #expect(read.defects == [])
    }

    @Test func `line ends of every origin become CRLF and control characters vanish`() throws {
        let bytes = try sampleMessage(plain: "a\rb\nc\r\nd\u{0}\u{7}\u{1B}[31m\n\r\ne").bytes()
        #expect(MessageLint.complaints(about: bytes) == [])
        #expect(try MailReadByPython(bytes).part("text/plain")?.text == "a\nb\nc\nd[31m\n\ne\n")
    }

    @Test func `the parts stand in the order that mail programs expect`() throws {
        let calendar = try CalendarAttachment(text: sampleCalendar, filename: "tadl-ss21.ics")
        let bytes = try sampleMessage(html: "<p>Hello.</p>", calendar: calendar).bytes()
        let read = try MailReadByPython(bytes)
        #expect(
            read.structure
                == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar"])
        let part = try #require(read.part("text/calendar"))
        #expect(part.parameters["method"] == "PUBLISH")
        #expect(part.parameters["charset"] == "utf-8")
        #expect(part.filename == "tadl-ss21.ics")
        #expect(part.text == sampleCalendar.replacingOccurrences(of: "\r\n", with: "\n"))
        #expect(read.defects == [])
        #expect(MessageLint.complaints(about: bytes) == [])
    }

    @Test(arguments: [
        ("prüfung.ics", "prüfung.ics"), ("seminar plan.ics", "seminar plan.ics"), ("../../etc/x", "..-..-etc-x"),
        ("a\r\nX-Evil: 1.ics", "a X-Evil: 1.ics"), ("\"; name=\"b", "\"; name=\"b"),
        (String(repeating: "lang", count: 40) + "é.ics", String(repeating: "lang", count: 40) + "é.ics"),
    ])
    func `a file name arrives as it was written, without a path`(name: String, expected: String) throws {
        let calendar = try CalendarAttachment(text: sampleCalendar, filename: name)
        let bytes = try sampleMessage(calendar: calendar).bytes()
        #expect(MessageLint.complaints(about: bytes) == [])
        let part = try #require(try MailReadByPython(bytes).part("text/calendar"))
        #expect(part.filename == expected)
        #expect(part.parameters["name"] == expected)
    }

    @Test(arguments: [
        ("Hello.\n", "7bit"), ("Grüße an alle im Seminar, bis bald.\n", "quoted-printable"),
        ("締め切りは三月十日です。\n", "base64"), (".dot\n", "quoted-printable"),
    ])
    func `the encoding is the one that is shortest and safe`(text: String, encoding: String) throws {
        let read = try MailReadByPython(try sampleMessage(plain: text).bytes())
        #expect(read.part("text/plain")?.encoding == encoding)
    }

    @Test func `the same values are the same bytes, other values other boundaries`() throws {
        let first = try sampleMessage(html: "<p>1</p>").bytes()
        #expect(try sampleMessage(html: "<p>1</p>").bytes() == first)
        #expect(boundary(of: try sampleMessage(html: "<p>2</p>").bytes()) != boundary(of: first))
    }

    @Test func `a text that quotes the message's own boundary does not end the part`() throws {
        let known = boundary(of: try sampleMessage(html: "<p>1</p>").bytes())
        let text = "--\(known)\n--\(known)--\n"
        let read = try MailReadByPython(try sampleMessage(plain: text, html: "<p>1</p>").bytes())
        #expect(read.part("text/plain")?.text == text)
    }

    private func boundary(of message: [UInt8]) -> String {
        let text = String(decoding: message, as: UTF8.self)
        return text.firstMatch(of: /boundary="([^"]+)"/).map { String($0.output.1) } ?? ""
    }
}
