import TestSupport
import Testing

@testable import ICalendar

@Suite struct LineFoldingTests {
    /// Without the CRLF and the space between the parts.
    private static func parts(of line: String) -> [String] {
        var bytes: [UInt8] = []
        LineFolding.append(Array(line.utf8), to: &bytes)
        // By octets: to Swift a space and an accent after it are one character.
        return bytes.split(separator: Array("\r\n ".utf8), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `75 octets stay whole, the 76th begins a new line`() {
        let line = "SUMMARY:" + String(repeating: "x", count: 67)
        #expect(Self.parts(of: line) == [line])
        #expect(Self.parts(of: line + "y") == [line, "y"])
        #expect(Self.parts(of: line + String(repeating: "y", count: 75)).map(\.utf8.count) == [75, 74, 1])
    }

    @Test(arguments: ["é", "e\u{301}", "👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "한", "क्षि", "\u{1112}\u{1161}\u{11AB}"])
    func `a character is never divided`(character: String) {
        for lead in 0..<80 {
            let line = String(repeating: "x", count: lead) + String(repeating: character, count: 40)
            let parts = Self.parts(of: line)
            #expect(parts.joined() == line)
            #expect(parts.allSatisfy { $0.utf8.count <= 75 })
            #expect(parts.map(\.count).reduce(0, +) == line.count, "after \(lead) octets")
        }
    }

    @Test func `a character longer than a line is divided between its code points`() {
        let monster = "e" + String(repeating: "\u{301}", count: 100)
        let parts = Self.parts(of: "SUMMARY:" + monster)
        #expect(parts.joined().unicodeScalars.elementsEqual(("SUMMARY:" + monster).unicodeScalars))
        #expect(parts.allSatisfy { $0.utf8.count <= 75 })
    }

    @Test func `an escape is never divided`() {
        for lead in 0..<80 {
            let line = String(repeating: "x", count: lead) + String(repeating: "\\n", count: 60)
            let parts = Self.parts(of: line)
            #expect(parts.joined() == line)
            #expect(parts.allSatisfy { !$0.hasSuffix("\\") }, "after \(lead) octets")
        }
    }

    @Test func `backslashes alone do not stop the folding`() {
        let line = String(repeating: "\\", count: 300)
        #expect(Self.parts(of: line).joined() == line)
    }

    @Test func `random lines come back whole from lines of at most 75 octets`() {
        var random = SeededGenerator(seed: 5_545)
        for _ in 0..<2_000 {
            let line = RandomText.make(length: 400, with: &random).filter { !$0.isNewline }
            var bytes: [UInt8] = []
            LineFolding.append(Array(line.utf8), to: &bytes)
            let lines = bytes.split(separator: 0x0A).map { $0.last == 0x0D ? $0.dropLast() : $0 }
            #expect(lines.allSatisfy { $0.count <= 75 && String(validating: $0, as: UTF8.self) != nil })
            #expect(
                lines.enumerated().flatMap { $0.offset == 0 ? $0.element : $0.element.dropFirst() } == Array(line.utf8))
        }
    }
}
