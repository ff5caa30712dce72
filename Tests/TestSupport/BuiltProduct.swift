import Foundation

/// A program of this package as it was built, next to the tests that are running.
package struct BuiltProduct: Sendable {
    package struct Outcome: Sendable {
        package let status: Int32
        package let output: String
        package let complaints: String
    }

    package let url: URL

    /// Any other program, for what a shell does with ours.
    package init(at url: URL) {
        self.url = url
    }

    package init(_ name: String) throws {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        url = URL(filePath: tests).deletingLastPathComponent().appending(path: name)
    }

    /// Runs it to its end, in this environment plus `variables`, without a terminal.
    ///
    /// On a thread of its own: tests share few threads, and the program may be waiting for one of them.
    package func run(_ arguments: [String], variables: [String: String] = [:]) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try wait(arguments, variables) })
            }
        }
    }

    private func wait(_ arguments: [String], _ variables: [String: String]) throws -> Outcome {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(variables) { _, new in new }
        let (output, complaints) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (nil, output, complaints)
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        let sentences = try complaints.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            complaints: String(decoding: sentences, as: UTF8.self))
    }
}
