import Foundation
import ICalendar
import SeminarCore
import SeminarFiles
import TestSupport
import Testing

/// Whatever an event says, the seminar's file made from it says the same.
@Suite struct ImportedTextTests {
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "\\", ";", ",": escaped += "\\\(scalar)"
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }

    /// What a summary makes of it.
    private static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }))
    }

    private static func description(_ text: String) throws -> String? {
        let calendar = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20210510
            SUMMARY:\(escaped(line(text)))
            DESCRIPTION:\(escaped(text))
            CATEGORIES:\(escaped(text)),b
            END:VEVENT
            END:VCALENDAR
            """
        let imported = try CalendarImport(CalendarDocument(parsing: Array(calendar.utf8)))
        let checked = SeminarFile.parse(imported.text, file: "import.yaml")
        let event = try #require(checked.value?.seminar.events.first, "\(checked.complaints) \(imported.text)")
        #expect(event.summary == line(text))
        #expect(event.categories == [line(text), "b"])
        return event.description
    }

    @Test(arguments: [
        "plain", "on", "null", "~", "- item", "a: b", "a #b", "# a", "'quoted'", "\"quoted\"", "{a}", "[a, b]", "&a",
        "*a",
        "!t", "%x", "@x", "`x", "| x", "> x", "? x", "a\\nb", "a:", "-", "---", "...", "2021-05-10", "14:00", "=", "<<",
        "one\ntwo", "one\n\n  two\nthree", "one\n\ttwo", "one \ntwo", "- a\n- b", "#a\n#b", "a: |\n  b", "x\n---\ny",
        "é\u{301}", "👩‍👩‍👧 and\u{FEFF}more", "مرحبا: بالعالم", "a\u{200B}b", "https://example.org/?a=b#c: d", "\u{FFFE}x",
    ])
    func `text that means something to YAML is text all the same`(text: String) throws {
        #expect(try Self.description(text) == text)
    }

    @Test func `random text comes back as it was`() throws {
        let signs = Array("ab 1:#-'\"{}[],&*!|>%@`?~\\\n\n  .:é漢👩‍👩‍👧\u{FEFF}\u{A0}".unicodeScalars)
        var random = SeededGenerator(seed: 1212)
        for _ in 1...300 {
            let scalars = (0..<Int.random(in: 1...30, using: &random)).map { _ in
                signs.randomElement(using: &random) ?? "a"
            }
            let text = "x" + String(String.UnicodeScalarView(scalars)) + "x"
            #expect(try Self.description(text) == text)
        }
    }
}
