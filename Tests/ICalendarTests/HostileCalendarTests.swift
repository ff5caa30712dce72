import Foundation
import ICalendar
import TestSupport
import Testing

/// Whatever a file holds, the reader ends, and says where it stopped.
@Suite struct HostileCalendarTests {
    private static func complaint(_ bytes: [UInt8]) -> String? {
        do {
            _ = try CalendarDocument(parsing: bytes)
            return nil
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        ("", "line 1: this is outside a calendar; expected a file from BEGIN:VCALENDAR to END:VCALENDAR"),
        ("X:1", "line 1: this is outside a calendar; expected a file from BEGIN:VCALENDAR to END:VCALENDAR"),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1",
            "line 2: VEVENT begins here and never ends; the file was probably cut off; export it again"
        ),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR",
            "line 3: END:VCALENDAR stands where VEVENT of line 2 is open; expected END:VEVENT"
        ),
        (
            "BEGIN:VCALENDAR\nan invitation\nEND:VCALENDAR",
            "line 2: \"an invitation\" is not NAME:value; begin lines that continue others with a space, and separate "
                + "name and value by a colon"
        ),
        (
            "BEGIN:VCALENDAR\nX:\u{0}\nEND:VCALENDAR",
            "line 2: a zero byte stands here: this is no text; save the file as UTF-8"
        ),
    ])
    func `a file that is no calendar is refused with line and remedy`(text: String, expected: String) {
        #expect(Self.complaint(Array(text.utf8)) == expected)
    }

    @Test func `Latin-1 is refused at its line`() {
        let bytes = Array("BEGIN:VCALENDAR\nSUMMARY:B".utf8) + [0xFC] + Array("ro\nEND:VCALENDAR".utf8)
        #expect(Self.complaint(bytes) == "line 2: the text is not UTF-8, probably Latin-1; save the file as UTF-8")
    }

    @Test func `a hundred thousand components in each other are refused, not followed`() throws {
        let bytes = Array(String(repeating: "BEGIN:VCALENDAR\n", count: 100_000).utf8)
        #expect(try #require(Self.complaint(bytes)).hasPrefix("line 17: VCALENDAR stands more than 16 components deep"))
    }

    @Test(.timeLimit(.minutes(20)), arguments: [false, true])
    func `a line of ten megabytes is read like any other`(isFolded: Bool) throws {
        let text =
            isFolded ? String(repeating: "xxxxxxxxx\r\n ", count: 900_000) : String(repeating: "x", count: 10_000_000)
        let document = try CalendarDocument(parsing: Array("BEGIN:VCALENDAR\r\nX:\(text)\r\nEND:VCALENDAR\r\n".utf8))
        #expect(document.property("X")?.text.utf8.count == (isFolded ? 8_100_000 : 10_000_000))
    }

    @Test func `no slip stops the reader`() throws {
        let sample = Array(ForeignCalendars.outlook.utf8)
        var random = SeededGenerator(seed: 5545)
        for _ in 1...2_000 {
            var bytes = sample
            for _ in 1...Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + 7))
                case 2: bytes.insert(contentsOf: ";:\"\r\n\\,^(".utf8.shuffled(using: &random), at: place)
                default: bytes.removeSubrange(place...)
                }
                if bytes.isEmpty { bytes = sample }
            }
            guard let complaint = Self.complaint(bytes) else { continue }
            #expect(complaint.hasPrefix("line "))
        }
    }
}
