import ArgumentParser
import ControlAPI

struct Reload: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read the seminar files and rosters again.",
        discussion: """
            Returns when everything is in force. A file that is refused leaves the last good one in force; its \
            complaints go to standard error, and the exit status is 65.
            """)

    @OptionGroup var connection: Connection

    func run() throws {
        let report = try connection.report(ControlRoute.reload, NoQuestion()) { report in
            report.accepted.map { "\($0) is in force as its file is now.\n" }.joined()
        }
        guard report.refused.isEmpty else {
            let files = report.refused.map(\.file).joined(separator: ", ")
            throw ControlFailure(
                .badFile, "refused, and the last good version stays in force: \(files)",
                complaints: report.refused.flatMap(\.complaints))
        }
    }
}
