import ArgumentParser
import Foundation
import SeminarDaemon

/// Writes lines: data to standard output, complaints to standard error.
enum Printing {
    static func out(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    static func complain(_ lines: [String]) {
        for line in lines { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }

    /// Says why, and ends the process with the documented status.
    static func end(_ failure: DaemonFailure) -> ExitCode {
        complain(failure.messages.map { "seminard: \($0)" })
        return ExitCode(failure.exitStatus.rawValue)
    }
}
