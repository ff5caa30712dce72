import Foundation
import Glibc

/// Where output goes.
package enum Terminal {
    static var isStyled: Bool {
        isStyled(isTerminal: isatty(STDOUT_FILENO) == 1, environment: ProcessInfo.processInfo.environment)
    }

    /// Only where a person looks, and has not asked for none (https://no-color.org).
    package static func isStyled(isTerminal: Bool, environment: [String: String]) -> Bool {
        isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// Data. A reader that has gone (`| head`) is no failure of ours.
    static func show(_ text: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }

    static func show(bytes: [UInt8]) {
        try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
    }

    /// A complaint, a line.
    static func complain(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data((StyledText(line).text + "\n").utf8))
    }
}
