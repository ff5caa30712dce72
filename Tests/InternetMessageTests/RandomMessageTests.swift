import Foundation
import InternetMessage
import TestSupport
import Testing

/// Messages made of whatever people, and those who mean harm, might type.
struct RandomMessageTests {
    private static let fragments = [
        "Seminar", "Übung", "größer", "🎓", "👩‍👩‍👧‍👦", "e\u{301}\u{301}", "論文", "a", "=?utf-8?Q?x?=", "=?", "?=", "=", "_",
        ".", "..", "From ", "--", "--=_", ",", ";", ":", "<x@y>", "\"", "\\", "(", ")", "@", "'", "%41", " ", "  ",
        "\t",
        "\n", "\r\n", "\r", ".\r\n.", "\u{A0}", "\u{FEFF}", "\u{202E}", "https://example.org/ein/langer/weg?q=1&r=2",
        String(repeating: "x", count: 70), String(repeating: "ö", count: 40), "Bcc: eve@example.org",
    ]

    @Test(arguments: 0..<150)
    func `any text arrives as it was written, and the message stays whole`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let texts = (0..<4).map { _ in
            (0..<Int.random(in: 1...25, using: &generator)).compactMap { _ in
                Self.fragments.randomElement(using: &generator)
            }.joined()
        }
        let calendar = try CalendarAttachment(text: sampleCalendar, filename: texts[2])
        let bytes = try sampleMessage(
            subject: texts[0], to: texts[1], plain: texts[3], html: texts[3], calendar: calendar
        ).bytes()
        #expect(MessageLint.complaints(about: bytes) == [])
        let read = try MailReadByPython(bytes)
        #expect(read.fields["subject"] == words(texts[0]))
        #expect(read.addresses["to"] == [.init(name: words(texts[1]), address: "anna@example.org")])
        #expect(read.part("text/plain")?.text == lines(texts[3]))
        #expect(read.structure.count == 5)
    }

    /// As one line: every run of spaces and line breaks is a space.
    private func words(_ text: String) -> String {
        text.unicodeScalars.split { " \t\r\n".unicodeScalars.contains($0) }.map { String($0) }.joined(separator: " ")
    }

    /// With LF line ends, the last one included.
    private func lines(_ text: String) -> String {
        // By way of a character of its own: a CR that is left before a new LF would be one character with it.
        let text = ["\r\n", "\r", "\n"].reduce(text) { $0.replacing($1, with: "\u{1}") }.replacing("\u{1}", with: "\n")
        return text.unicodeScalars.last == "\n" ? text : text + "\n"
    }
}
