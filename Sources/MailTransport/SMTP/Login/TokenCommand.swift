import Curl
import Dispatch
import Foundation

/// A command of the administrator's that prints a token, as OAuth's helpers do.
struct TokenCommand {
    /// For `/bin/sh -c`.
    var line: String
    /// After which it is ended.
    var limit: Duration

    /// What it printed; its errors are its own, and may hold what no log should.
    func output() throws(CurlFailure) -> [UInt8] {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", line]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardOutput = pipe
        do {
            try process.run()
        } catch {
            throw failure("cannot be started: \(error.localizedDescription)")
        }
        let end = DispatchWorkItem { @Sendable [process] in
            // The shell with all that it started, which holds the pipe open too.
            kill(-process.processIdentifier, SIGKILL)
            process.terminate()
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(Int(limit / .milliseconds(1))), execute: end)
        defer { end.cancel() }
        let bytes = try SecretFile.bytes(from: pipe.fileHandleForReading.fileDescriptor, named: "the token command")
        process.waitUntilExit()
        guard process.terminationReason == .exit else { throw failure("did not end within \(limit)") }
        guard process.terminationStatus == 0 else { throw failure("ended with status \(process.terminationStatus)") }
        return bytes
    }

    private func failure(_ words: String) -> CurlFailure {
        .failed(.loginRefused, reason: "the token command \(words); run it by hand to see why")
    }
}
