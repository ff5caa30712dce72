import ControlAPI
import Foundation
import Glibc

/// Where output goes.
package enum Terminal {
    static var screen: Screen {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        return Screen(
            isStyled: isStyled(isTerminal: isTerminal, environment: ProcessInfo.processInfo.environment),
            width: isTerminal ? width : nil)
    }

    private static var width: Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Only where a person looks, and has not asked for none (https://no-color.org).
    package static func isStyled(isTerminal: Bool, environment: [String: String]) -> Bool {
        isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// Data, to standard output.
    static func show(_ text: String) throws(ControlFailure) {
        try show(bytes: Array(text.utf8))
    }

    static func show(bytes: [UInt8]) throws(ControlFailure) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            throw ControlFailure(.inputOutput, "cannot write to standard output: \(error.localizedDescription)")
        }
    }

    /// A complaint, a line; there is nowhere to complain where this fails.
    static func complain(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data((StyledText(line).text + "\n").utf8))
    }
}
