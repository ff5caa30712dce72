import Foundation

/// A folder of a test's own, gone with the value that keeps it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "seminard-state-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path(percentEncoded: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Where these tests keep their state.
    var state: String { file("state.sqlite") }

    func contents(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: file(name))) }

    /// The files as they are at this moment, as a killed process would leave them.
    func copyOfState() throws -> TemporaryFolder {
        let copy = try TemporaryFolder()
        for name in ["state.sqlite", "state.sqlite-wal"] {
            try FileManager.default.copyItem(atPath: file(name), toPath: copy.file(name))
        }
        return copy
    }
}
