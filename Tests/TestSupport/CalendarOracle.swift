import Foundation

/// The parsers by others that read our calendars back: scripts in the folder `Oracles` of the calendar's tests.
package enum CalendarOracle {
    package static func answer(of script: String, to question: some Encodable) throws -> String {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let folder = tests.appending(path: "ICalendarTests/Oracles")
        let text = try ["libical", script]
            .map { try String(contentsOf: folder.appending(path: "\($0).py"), encoding: .utf8) }
            .joined(separator: "\n")
        let question = String(decoding: try JSONEncoder().encode(question), as: UTF8.self)
        return try PythonOracle(script: text).answer(to: question)
    }
}
