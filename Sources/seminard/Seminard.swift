import ArgumentParser
import SeminarDaemon

@main
struct Seminard: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seminard",
        abstract: "Keeps a seminar's time: a calendar to subscribe to, and mail to those who still owe something.",
        discussion: """
            One YAML file a seminar says what happens when. From it the service keeps a calendar feed and a page, mails \
            reminders to exactly those whom they concern, and answers the organisers' seminarctl.

            Exit status:
              0   done
              1   failed
              64  usage: the command line is wrong
              65  a seminar file, roster or calendar is bad
              74  input or output: port in use, disk full, read-only, locked by another
              78  bad configuration; a state of a newer version, or of another clock
            """,
        version: Version.current,
        subcommands: [
            RunCommand.self, CheckCommand.self, SimulateCommand.self, ExportCommand.self, ImportCommand.self,
            RestoreCommand.self,
        ])
}
