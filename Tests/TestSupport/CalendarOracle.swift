import Foundation
import TestSupport

/// The parsers by others that read our calendars back: scripts in the folder `Oracles`.
enum CalendarOracle {
    static func answer(of script: String, to question: some Encodable) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Oracles")
        let text = try ["libical", script]
            .map { try String(contentsOf: folder.appending(path: "\($0).py"), encoding: .utf8) }
            .joined(separator: "\n")
        let question = String(decoding: try JSONEncoder().encode(question), as: UTF8.self)
        return try PythonOracle(script: text).answer(to: question)
    }
}
