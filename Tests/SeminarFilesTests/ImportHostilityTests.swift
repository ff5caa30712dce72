import CivilTime
import Foundation
import ICalendar
import SeminarCore
import SeminarFiles
import TestSupport
import Testing

/// Whatever a calendar says, what is made of it is a seminar's file.
@Suite struct ImportHostilityTests {
    private static func imported(_ bytes: [UInt8]) throws -> (text: String, checked: Checked<SeminarFile>)? {
        do throws(CalendarSyntaxError) {
            let text = try CalendarImport(CalendarDocument(parsing: bytes)).text
            return (text, SeminarFile.parse(text, file: "import.yaml"))
        } catch {
            #expect(error.line > 0)
            return nil
        }
    }

    private static func text(_ events: String...) throws -> String {
        let calendar =
            "BEGIN:VCALENDAR\n" + events.map { "BEGIN:VEVENT\n\($0)\nEND:VEVENT\n" }.joined() + "END:VCALENDAR"
        let result = try #require(try imported(Array(calendar.utf8)))
        #expect(result.checked.errors.map(\.description) == [])
        return result.text
    }

    @Test(arguments: [
        ForeignCalendars.google, ForeignCalendars.outlook, ForeignCalendars.apple, ForeignCalendars.lightning,
    ])
    func `of a calendar with slips the file can be read, or there is a complaint`(calendar: String) throws {
        let fragments = [
            ":", ";", "\n ", "\\n", "FREQ=DAILY;", "COUNT=0", "99999999", "# x", "\u{FEFF}", "\"", "Z", "VALUE=DATE",
            "-P1D",
        ]
        var random = SeededGenerator(seed: 65)
        for _ in 1...60 {
            var bytes = Array(calendar.utf8)
            for _ in 1...3 {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                if Bool.random(using: &random) {
                    bytes.insert(contentsOf: (fragments.randomElement(using: &random) ?? "").utf8, at: place)
                } else {
                    bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &random)))
                }
            }
            guard let (text, checked) = try Self.imported(bytes) else { continue }
            #expect(checked.errors.map(\.description) == [], "\(text)")
        }
    }

    @Test func `ids do not depend on the order in which a calendar lists its events`() throws {
        let events = [
            "UID:a\nDTSTART;VALUE=DATE:20210510\nSUMMARY:Talk", "UID:b\nDTSTART;VALUE=DATE:20210511\nSUMMARY:Talk",
            "UID:c\nDTSTART;VALUE=DATE:20210511\nSUMMARY:Talk",
        ]
        let ids = { (text: String) in Set(text.split(separator: "\n").filter { $0.contains("- id:") }) }
        let one = ids(try Self.text(events[0], events[1], events[2]))
        #expect(one.count == 3 && one.contains("  - id: talk-2021-05-10"))
        #expect(ids(try Self.text(events[2], events[0], events[1])) == one)
    }

    @Test func `what has no text, no time, or the same UID again is not lost`() throws {
        let text = try Self.text(
            "UID:a\nDTSTART;VALUE=DATE:20210510", "UID:a\nDTSTART;VALUE=DATE:20210510", "SUMMARY:Undated")
        #expect(
            text.contains("# not carried over: the event \"Undated\" of line 10, which does not say when it starts\n"))
        #expect(text.components(separatedBy: "# it has no summary in the calendar\n").count == 3)
        #expect(text.contains("    summary: Untitled\n"))
    }

    @Test func `comments cannot be left by what they quote`() throws {
        let text = try Self.text(
            "DTSTART;VALUE=DATE:20210510\nSUMMARY:S\nX-A;CN=\"a^nb\":c\u{85}d\u{2028}e\\nremind: [x]")
        #expect(text.contains("    # not carried over: X-A \"a b\" c d e\\nremind: [x]\n"))
    }

    @Test(.timeLimit(.minutes(20)))
    func `events that would repeat every second and never do are the one time that they begin`() throws {
        let event = "DTSTART:20210510T110000Z\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\nSUMMARY:Never"
        let calendar = String(repeating: "BEGIN:VEVENT\n\(event)\nEND:VEVENT\n", count: 10)
        let result = try Self.imported(Array("BEGIN:VCALENDAR\n\(calendar)END:VCALENDAR".utf8))
        #expect(result?.checked.value?.seminar.events.count == 10)
    }

    @Test func `a calendar of more events than a seminar has is refused`() throws {
        let calendar = String(repeating: "BEGIN:VEVENT\nEND:VEVENT\n", count: 5_001)
        let document = try CalendarDocument(parsing: Array("BEGIN:VCALENDAR\n\(calendar)END:VCALENDAR".utf8))
        let error = #expect(throws: CalendarSyntaxError.self) { try CalendarImport(document) }
        #expect(error?.line == 10_002)
    }
}
