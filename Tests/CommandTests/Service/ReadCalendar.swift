import Foundation
import TestSupport

/// A calendar as two parsers by others read it: PyPI's `icalendar` with `recurring-ical-events`, and Debian's libical.
struct ReadCalendar: Decodable {
    /// `ID START END` each, sorted; days as days, times on Berlin's wall clock with their offset.
    var libical: [String]
    var icalendar: [String]
    /// What events say besides their times, by id and property.
    var properties: [String: [String: String]]

    private struct Question: Encodable {
        var text: String
    }

    init(_ calendar: some Collection<UInt8>) throws {
        let folder = URL(filePath: #filePath).appending(path: "../..").standardized
        let script = try ["../ICalendarTests/Oracles/libical.py", "Oracles/calendar.py"]
            .map { try String(contentsOf: folder.appending(path: $0).standardized, encoding: .utf8) }
        let question = try JSONEncoder().encode(Question(text: String(decoding: calendar, as: UTF8.self)))
        let answer = try PythonOracle(script: script.joined(separator: "\n"))
            .answer(to: String(decoding: question, as: UTF8.self))
        self = try JSONDecoder().decode(Self.self, from: Data(answer.utf8))
    }
}
