/// Why a command was not carried out: the body of every answer that is not a success.
package struct ControlFailure: Error, Codable, Equatable, Sendable {
    /// What the command exits with; the values are those of `sysexits.h` and of the manual.
    package enum ExitStatus: Int32, Codable, Sendable {
        case failed = 1
        case usage = 64
        case badFile = 65
        case unreachable = 69
        case inputOutput = 74
        case notPermitted = 77
        case badConfiguration = 78
    }

    package var exitStatus: ExitStatus
    /// One sentence for a person: where, what, and the remedy.
    package var message: String
    /// All that is wrong with a file, one complaint with its position a line.
    package var complaints: [String]

    package init(_ exitStatus: ExitStatus, _ message: String, complaints: [String] = []) {
        self.exitStatus = exitStatus
        self.message = message
        self.complaints = complaints
    }
}
