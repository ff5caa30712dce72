import ArgumentParser
import ControlAPI
import Foundation

/// `seminarctl`: asks the daemon over its control socket, and prints.
@main
package struct SeminarControl: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "seminarctl",
        abstract: "Ask seminard what it does and why, and change who takes part.",
        discussion: """
            Answers go to standard output, complaints to standard error. Times count from the daemon's own clock, \
            which may be simulated.

            Exit status: 0 done; 1 failed, or status not healthy; 64 wrong usage; 65 a bad seminar file or roster; \
            69 the daemon cannot be reached; 74 input or output failed; 77 not permitted; 78 a bad configuration.
            """,
        version: Release.version,
        subcommands: [],
        groupedSubcommands: [
            CommandGroup(
                name: "Looking",
                subcommands: [Status.self, Upcoming.self, Events.self, Reminders.self, Explain.self]),
            CommandGroup(
                name: "Mail", subcommands: [Outbox.self, SendTest.self, Pause.self, Resume.self, SilenceCommand.self]),
            CommandGroup(name: "Seminars", subcommands: [Roster.self, Feed.self, Reload.self, Remove.self]),
            CommandGroup(name: "State", subcommands: [Backup.self, Gap.self]),
        ])

    @OptionGroup var connection: Connection

    package init() {}

    /// Instead of the parser's own, which would end every failed command with 1.
    package static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as ControlFailure {
            failure.complaints.forEach(Terminal.complain)
            Terminal.complain("seminarctl: \(failure.message)")
            exit(withError: ExitCode(failure.exitStatus.rawValue))
        } catch {
            exit(withError: error)
        }
    }
}
