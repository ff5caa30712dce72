import ArgumentParser
import ControlAPI

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show how the service is and what it will do next.",
        discussion: "The exit status is 1 where a person should look; the reasons are listed.")

    @OptionGroup var connection: Connection

    func run() throws {
        let report = try connection.report(ControlRoute.status, NoQuestion()) { report in
            StatusPage(report: report, presentation: connection.presentation(at: report.clock)).text
        }
        guard report.healthy else { throw ExitCode(ControlFailure.ExitStatus.failed.rawValue) }
    }
}
