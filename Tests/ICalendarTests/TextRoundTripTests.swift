import Foundation
import TestSupport
import Testing

@testable import ICalendar

/// Whatever organisers type, two parsers by others and our own reader read it back, and nothing that they type becomes a property.
@Suite struct TextRoundTripTests {
    private struct Question: Encodable {
        let text: String
        /// Properties' names and texts, and CN, the organizer's name.
        let events: [[String: String]]
    }

    @Test func `libical, icalendar and we read every text back`() throws {
        var random = SeededGenerator(seed: 7_986)
        var events: [EventComponent] = []
        var expected: [[String: String]] = []
        for number in 0..<400 {
            let event = try Self.event(number, with: &random)
            events.append(event)
            expected.append(Self.expectation(of: event))
        }
        let bytes = try CalendarObject(productIdentifier: "-//example.org//seminard//EN", events: events).encoded()
        #expect(CalendarLint.complaints(about: bytes).prefix(10) == [])
        let ours = try CalendarDocument(parsing: bytes).components("VEVENT")
        #expect(ours.count == expected.count)
        for texts in expected {
            let event = try #require(ours.first { $0.property("UID")?.text == texts["UID"] })
            for (name, text) in texts where name != "CN" { #expect(Self.text(of: name, in: event) == text) }
        }
        let question = Question(text: String(decoding: bytes, as: UTF8.self), events: expected)
        let disagreements = try CalendarOracle.answer(of: "texts", to: question)
        #expect(disagreements.isEmpty, "\(disagreements.prefix(3_000))")
    }

    private static func event(_ number: Int, with random: inout SeededGenerator) throws -> EventComponent {
        // A text of its own at both ends: what readers do with blanks there, or with nothing at all, is another
        // question.
        func text(_ length: Int) -> String { "<\(RandomText.make(length: length, with: &random))>" }
        var event = try CalendarFixtures.event(uid: "event-\(number)@example.org", summary: text(60))
        event.description = text(600)
        event.location = text(100)
        event.categories = [text(20), text(20), text(20)]
        // icalendar takes a backslash in a parameter for an escape, which RFC 5545 §3.2 does not know.
        event.organizer = Organizer(name: text(40).replacing("\\", with: "/"), email: "office@example.org")
        return event
    }

    private static func text(of name: String, in event: DocumentComponent) -> String? {
        name == "CATEGORIES"
            ? event.properties(name).flatMap(\.texts).joined(separator: ",") : event.property(name)?.text
    }

    private static func expectation(of event: EventComponent) -> [String: String] {
        var texts = ["UID": event.uid, "SUMMARY": event.summary, "CATEGORIES": event.categories.joined(separator: ",")]
        texts["DESCRIPTION"] = event.description
        texts["LOCATION"] = event.location
        texts["CN"] = event.organizer?.name
        return texts.mapValues(RandomText.visible)
    }
}
