import Foundation

/// A Python script that is asked one long question: an interpreter costs 200 ms to start, a file of answers nothing.
///
/// Question and answer travel through temporary files, which, unlike pipes, cannot fill up while the other side waits.
package struct PythonOracle {
    /// Why there was no answer; thrown out of a test, it is the test's failure.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    private let script: String

    package init(script: String) {
        self.script = script
    }

    /// What the script prints when `question` is its standard input.
    package func answer(to question: String) throws -> String {
        let python = try Self.interpreter()
        let folder = FileManager.default.temporaryDirectory.appending(path: "python-oracle-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (input, output) = (folder.appending(path: "question"), folder.appending(path: "answer"))
        let complaints = folder.appending(path: "complaints")
        try Data(question.utf8).write(to: input)
        for file in [output, complaints] { try Data().write(to: file) }

        let process = Process()
        process.executableURL = python
        process.arguments = ["-I", "-c", script]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: complaints)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let complaint = String(decoding: try Data(contentsOf: complaints), as: UTF8.self)
            throw Failure(description: "the oracle's script ended with \(process.terminationStatus): \(complaint)")
        }
        return String(decoding: try Data(contentsOf: output), as: UTF8.self)
    }

    /// `$SEMINARD_TEST_PYTHON`, or the virtual environment that `make test` keeps in the package's root.
    package static func interpreter() throws -> URL {
        if let path = ProcessInfo.processInfo.environment["SEMINARD_TEST_PYTHON"] {
            return URL(filePath: path)
        }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let python = root.appending(path: ".venv/bin/python3")
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            throw Failure(
                description: "there is no Python at \(python.path); run `make test`, which makes the virtual"
                    + " environment, or name an interpreter in SEMINARD_TEST_PYTHON")
        }
        return python
    }
}
