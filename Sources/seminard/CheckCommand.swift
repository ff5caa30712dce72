import ArgumentParser
import Foundation
import SeminarDaemon

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Name everything that is wrong with configuration, seminars, rosters and templates.",
        discussion: """
            Complaints are lines of the form file:line:column: what; remedy. Warnings do not change the exit status, which \
            is 65 for a bad seminar file or roster and 78 for a bad configuration or template. Where the state may be \
            read, events whose id changed are named as well; nothing is written there.
            """)

    @OptionGroup var file: ConfigurationOption

    func run() throws {
        let check = ConfigurationCheck(file.config, environment: ProcessInfo.processInfo.environment)
        Printing.complain(check.complaints)
        for finding in check.findings { Printing.out(finding) }
        if check.exitStatus != 0 { throw ExitCode(check.exitStatus) }
    }
}
