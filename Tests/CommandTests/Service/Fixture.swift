import Foundation

/// What is expected, kept as a file in `Fixtures`.
enum Fixture {
    static func lines(_ name: String) throws -> [String] {
        let folder = URL(filePath: #filePath).appending(path: "../../Fixtures").standardized
        return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }
}
